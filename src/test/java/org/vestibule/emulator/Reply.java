package org.vestibule.emulator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The authorization response: fields carried to the redirect URI by query, fragment or form.
 *
 * @see "OAuth 2.0 Multiple Response Type Encoding Practices, section 2.1"
 * @see "OAuth 2.0 Form Post Response Mode"
 */
final class Reply {
  private Reply() {}

  /**
   * Adds state and issuer and sends the fields off. Entra strips HTML from the state. For the
   * issuer see RFC 9207, section 2.
   */
  static Answer to(
      AuthorizationRequest.ReturnAddress to, Map<String, String> fields, @Nullable Fault fault) {
    String state = to.state();
    boolean success = fields.containsKey("code");
    if (success && fault == Fault.AUTHORIZE_WRONG_STATE) {
      fields.put("state", "a-state-nobody-sent");
    } else if (state != null && !(success && fault == Fault.AUTHORIZE_NO_STATE)) {
      fields.put("state", state.replaceAll("<[^>]*>", ""));
    }
    String twice = fault == Fault.AUTHORIZE_DOUBLE_CODE ? "code" : null;
    if (fault == Fault.AUTHORIZE_WRONG_ISS) {
      fields.put("iss", to.issuer().replaceFirst("(://[^/]+/).*", "$1somebody-else/v2.0"));
    } else if (fault == Fault.AUTHORIZE_DOUBLE_ISS) {
      fields.put("iss", to.issuer());
      twice = "iss";
    } else if (to.sendsIssuer() && fault != Fault.AUTHORIZE_NO_ISS) {
      fields.put("iss", to.issuer());
    }
    return switch (to.mode()) {
      case "form_post" -> Pages.formPost(to, fields, twice);
      case "fragment" -> Answer.redirect(withPath(to.redirectUri()) + "#" + encode(fields, twice));
      default -> {
        String uri = withPath(to.redirectUri());
        String joint = uri.indexOf('?') < 0 ? "?" : "&";
        yield Answer.redirect(uri + joint + encode(fields, twice));
      }
    };
  }

  /** Form encoding; optionally one field comes a second time. */
  static String encode(Map<String, String> fields, @Nullable String twice) {
    StringJoiner joined = new StringJoiner("&");
    fields.forEach((name, value) -> joined.add(pair(name, value)));
    String value = twice == null ? null : fields.get(twice);
    if (twice != null && value != null) {
      joined.add(pair(twice, value));
    }
    return joined.toString();
  }

  /** A redirect URI without a path gets one. See "Redirect URI best practices". */
  private static String withPath(String uri) {
    return uri.replaceFirst("^([a-z]+://[^/?#]+)(?=\\?|$)", "$1/");
  }

  private static String pair(String name, String value) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8)
        + "="
        + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}

package org.vestibule.emulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Client authentication at the token endpoint: a secret in the form or by HTTP Basic, a signed
 * assertion, or none.
 *
 * @see "RFC 6749, section 2.3.1"
 */
final class ClientAuthentication {
  private final Directory directory;
  private final ClientAssertion assertions;

  ClientAuthentication(Site site) {
    this.directory = site.directory;
    this.assertions = new ClientAssertion(site);
  }

  /** What a request brought along. */
  private record Credentials(String clientId, @Nullable String secret) {}

  /** The client, once it proved who it is; assertions must be for one of the audiences. */
  Registration client(Call call, boolean appOnly, Set<String> audiences) {
    Credentials sent = credentials(call);
    Registration client = directory.client(sent.clientId());
    boolean assertion = call.form().has("client_assertion");
    boolean any = assertion || sent.secret() != null;
    if (any && call.header("origin") != null) {
      throw Aadsts.CROSS_ORIGIN.refusal();
    }
    if (client.kind() == Registration.Kind.PUBLIC && !appOnly) {
      if (any) {
        throw Aadsts.SECRET_FROM_PUBLIC.refusal();
      }
      return client;
    }
    if (assertion) {
      assertions.verify(client, call.form(), audiences);
      return client;
    }
    String secret = sent.secret();
    if (secret == null) {
      throw Aadsts.SECRET_MISSING.refusal();
    }
    if (client.expiredSecrets().contains(secret)) {
      throw Aadsts.SECRET_EXPIRED.refusal(client.clientId());
    }
    if (!client.secrets().contains(secret)) {
      throw Aadsts.SECRET_WRONG.refusal(client.clientId());
    }
    return client;
  }

  private static Credentials credentials(Call call) {
    Params form = call.form();
    String authorization = call.header("authorization");
    if (authorization == null) {
      return new Credentials(form.need("client_id"), form.get("client_secret"));
    }
    // A second method beside Basic is forbidden: RFC 6749, section 2.3.
    if (!authorization.regionMatches(true, 0, "Basic ", 0, 6) || form.has("client_secret")) {
      throw Aadsts.MALFORMED.refusal();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(authorization.substring(6).strip());
      String pair = new String(decoded, StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      String id = Params.decode(pair.substring(0, Math.max(colon, 0)));
      if (colon < 1 || (form.has("client_id") && !id.equals(form.get("client_id")))) {
        throw Aadsts.MALFORMED.refusal();
      }
      return new Credentials(id, Params.decode(pair.substring(colon + 1)));
    } catch (IllegalArgumentException notEncoded) {
      throw Aadsts.MALFORMED.refusal();
    }
  }
}

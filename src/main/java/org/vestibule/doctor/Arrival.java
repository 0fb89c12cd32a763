package org.vestibule.doctor;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How one request has come here, as its headers tell. They are shown and compared, and decide
 * nothing.
 *
 * @param direct whether it was sent from this very machine, past every proxy
 * @param host the {@code Host} header
 * @param forwardedHosts {@code X-Forwarded-Host}
 * @param forwardedProtos {@code X-Forwarded-Proto}
 * @param forwarded {@code Forwarded}
 * @param secure whether the server itself was reached over TLS
 * @param contextPath where the server has the application
 * @see "RFC 7239, section 4"
 */
public record Arrival(
    boolean direct,
    String host,
    List<String> forwardedHosts,
    List<String> forwardedProtos,
    List<String> forwarded,
    boolean secure,
    String contextPath) {
  private static final Pattern ELEMENT =
      Pattern.compile("(?i)\\b(host|proto)=(?:\"([^\"]*)\"|([^;,\\s]*))");

  /** Compares it with the address that is configured. */
  public Verdict against(Optional<URI> publicUrl) {
    return publicUrl.map(this::compared).orElseGet(this::unset).with("sent", sent());
  }

  private Verdict unset() {
    return direct
        ? verdict(Outcome.ADDRESS_UNSET).paste("PUBLIC_URL=https://apps.example" + contextPath)
        : verdict(Outcome.ADDRESS_UNSET_ELSEWHERE).paste("PUBLIC_URL=" + suggestion());
  }

  private Verdict compared(URI configured) {
    Verdict verdict = verdict(outcome(configured)).with("configured", configured.toString());
    return verdict.outcome().remediable() ? verdict.paste("PUBLIC_URL=" + suggestion()) : verdict;
  }

  private Outcome outcome(URI configured) {
    String expected = authority(configured.getRawAuthority(), configured.getScheme());
    boolean same = authority(host, scheme()).equals(expected);
    if (direct && !same) {
      return Outcome.ADDRESS_LOCAL;
    }
    Optional<String> named = forwardedHost();
    if (named.isPresent()) {
      same = authority(named.get(), scheme()).equals(expected);
    }
    if (!same) {
      return named.isPresent() ? Outcome.ADDRESS_HOST : Outcome.ADDRESS_HOST_UNSURE;
    }
    Optional<String> scheme = forwardedProto();
    if (scheme.isPresent() && !scheme.get().equalsIgnoreCase(configured.getScheme())) {
      return Outcome.ADDRESS_SCHEME;
    }
    String path = String.valueOf(configured.getRawPath());
    return path.equals(contextPath) ? Outcome.ADDRESS_OK : Outcome.ADDRESS_PATH;
  }

  /** The address that users seem to have typed. */
  private String suggestion() {
    return scheme() + "://" + forwardedHost().orElse(host) + contextPath;
  }

  private String scheme() {
    return forwardedProto().orElse(secure ? "https" : "http").toLowerCase(Locale.ROOT);
  }

  /** Of several proxies the first one has spoken with the browser. */
  private Optional<String> forwardedHost() {
    return first(forwardedHosts).or(() -> element("host"));
  }

  private Optional<String> forwardedProto() {
    return first(forwardedProtos).or(() -> element("proto"));
  }

  private static Optional<String> first(List<String> values) {
    return values.stream()
        .flatMap(it -> Pattern.compile(",").splitAsStream(it))
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .findFirst();
  }

  private Optional<String> element(String name) {
    for (String value : forwarded) {
      for (Matcher matcher = ELEMENT.matcher(value); matcher.find(); ) {
        String quoted = matcher.group(2);
        if (matcher.group(1).equalsIgnoreCase(name)) {
          return Optional.of(quoted == null ? matcher.group(3) : quoted);
        }
      }
    }
    return Optional.empty();
  }

  /** Lower case, without the port that its scheme has anyway. */
  private static String authority(String authority, String scheme) {
    String port = "https".equalsIgnoreCase(scheme) ? ":443" : ":80";
    String lower = authority.toLowerCase(Locale.ROOT);
    return lower.endsWith(port) ? lower.substring(0, lower.length() - port.length()) : lower;
  }

  private String sent() {
    return "Host: "
        + host
        + headers("X-Forwarded-Host", forwardedHosts)
        + headers("X-Forwarded-Proto", forwardedProtos)
        + headers("Forwarded", forwarded)
        + (secure ? "; TLS" : "");
  }

  private static String headers(String name, List<String> values) {
    return values.isEmpty() ? "" : "; " + name + ": " + String.join(", ", values);
  }

  private Verdict verdict(Outcome outcome) {
    return Verdict.of(Check.ADDRESS, outcome)
        .with("context", contextPath.isEmpty() ? "/" : contextPath);
  }
}

package org.vestibule.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks each setting by itself, then those that depend on each other. */
final class SettingsReader {
  private static final URI NOWHERE = URI.create("https://unset.invalid");
  private static final String PUBLIC_CLOUD = "https://login.microsoftonline.com";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> MULTI_TENANT = Set.of("organizations", "common");
  private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,99}");
  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final Pattern ORIGIN =
      Pattern.compile(
          "https://[A-Za-z0-9.-]+(:\\d{1,5})?|http://(localhost|127\\.0\\.0\\.1)(:\\d{1,5})?");

  private static final Duration LONGEST_REUSE = Duration.ofMinutes(10);

  private final Sources sources;
  private final Problems problems;

  SettingsReader(Sources sources, Problems problems) {
    this.sources = sources;
    this.problems = problems;
  }

  /** Settings that may only be used when no problem was found. */
  Settings read() {
    URI dataverse =
        address("DATAVERSE_URL", true)
            .map(DataverseUrl::plain)
            .orElseGet(() -> missing("DATAVERSE_URL", "missing.environment"));
    String clientId =
        sources
            .value("AZURE_CLIENT_ID")
            .orElseGet(
                () -> {
                  problems.add("AZURE_CLIENT_ID", "missing.client");
                  return "";
                });
    Optional<URI> issuer = issuer();
    Optional<String> resource = sources.value("OAUTH_RESOURCE");
    var credentials = new CredentialReader(sources, problems);
    boolean basic =
        oneOf("OAUTH_CLIENT_AUTH", "client_secret_post", "client_secret_basic").endsWith("basic");
    return new Settings(
        dataverse,
        clientId,
        tenant(issuer),
        allowedTenants(),
        credentials.read(basic),
        authorityHost(),
        issuer,
        scope(dataverse, resource),
        resource,
        oneOf("OAUTH_RESPONSE_MODE", "query", "form_post"),
        address("PUBLIC_URL", false),
        duration("SESSION_IDLE", "PT30M"),
        duration("SESSION_MAX_AGE", "PT10H"),
        duration("HTTP_CONNECT_TIMEOUT", "PT3S"),
        duration("HTTP_TIMEOUT", "PT10S"),
        frameAncestors(),
        oneOf("DATAVERSE_ENVIRONMENTS", "all", "single").equals("single"),
        address("DATAVERSE_DISCOVERY_URL", true),
        new Reuse(reuse("DATAVERSE_REUSE"), reuse("DATAVERSE_PROFILE_REUSE")),
        new OperationsReader(sources, problems).read(credentials.next(basic)));
  }

  private URI authorityHost() {
    sources.value("AZURE_AUTHORITY_HOST", PUBLIC_CLOUD);
    return address("AZURE_AUTHORITY_HOST", true).orElse(URI.create(PUBLIC_CLOUD));
  }

  private URI missing(String name, String code) {
    if (sources.value(name).isEmpty()) {
      problems.add(name, code);
    }
    return NOWHERE;
  }

  private Optional<URI> issuer() {
    Optional<URI> checked = address("OPENID_ISSUER", false);
    // Compared with the provider's own spelling later, so a slash at its end is kept.
    return checked.flatMap(uri -> sources.value("OPENID_ISSUER")).map(URI::create);
  }

  private Optional<String> tenant(Optional<URI> issuer) {
    Optional<String> tenant = sources.value("AZURE_TENANT_ID");
    if (issuer.isPresent()) {
      if (tenant.isPresent()) {
        problems.add("AZURE_TENANT_ID", "with-issuer");
      }
      return Optional.empty();
    }
    if (tenant.isPresent() && !TENANT.matcher(tenant.get()).matches()) {
      problems.add("AZURE_TENANT_ID", "tenant");
    }
    return tenant;
  }

  private Set<String> allowedTenants() {
    List<String> tenants = list("AZURE_ALLOWED_TENANTS");
    if (!tenants.stream().allMatch(tenant -> GUID.matcher(tenant).matches())) {
      problems.add("AZURE_ALLOWED_TENANTS", "tenants");
    }
    boolean several =
        sources
            .value("AZURE_TENANT_ID")
            .map(it -> it.toLowerCase(Locale.ROOT))
            .filter(MULTI_TENANT::contains)
            .isPresent();
    if (several && tenants.isEmpty()) {
      problems.add("AZURE_ALLOWED_TENANTS", "missing.tenants");
    }
    return tenants.stream()
        .map(it -> it.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Origins that may show the pages in a frame. */
  private List<String> frameAncestors() {
    List<String> origins = list("FRAME_ANCESTORS");
    if (!origins.stream().allMatch(origin -> ORIGIN.matcher(origin).matches())) {
      problems.add("FRAME_ANCESTORS", "origins");
    }
    return origins;
  }

  private String scope(URI dataverse, Optional<String> resource) {
    String openid = "openid profile offline_access";
    // The v1.0 endpoints and AD FS name the Web API by resource, v2.0 by scope.
    String standard =
        resource.isPresent() ? openid : openid + " " + dataverse + "/user_impersonation";
    String scope = String.join(" ", list("OAUTH_SCOPE"));
    if (!scope.isEmpty() && !Arrays.asList(scope.split(" ")).contains("openid")) {
      problems.add("OAUTH_SCOPE", "openid");
    }
    if (!dataverse.equals(NOWHERE)) {
      sources.value("OAUTH_SCOPE", standard);
    }
    return scope.isEmpty() ? standard : scope;
  }

  private List<String> list(String name) {
    return sources.value(name).map(it -> List.of(it.split("[\\s,]+"))).orElse(List.of());
  }

  private String oneOf(String name, String standard, String other) {
    String value = sources.value(name, standard);
    if (!value.equals(standard) && !value.equals(other)) {
      problems.add(name, "one-of", standard, other);
    }
    return value;
  }

  /** Off is a choice, and a long one would show rights that are gone. */
  private Duration reuse(String name) {
    try {
      String text = sources.value(name, "PT1M");
      Duration duration = text.equals("0") ? Duration.ZERO : Duration.parse(text);
      if (!duration.isNegative() && duration.compareTo(LONGEST_REUSE) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // Told below, together with the range.
    }
    problems.add(name, "reuse");
    return Duration.ZERO;
  }

  private Duration duration(String name, String standard) {
    try {
      Duration duration = Duration.parse(sources.value(name, standard));
      if (duration.compareTo(Duration.ofMillis(1)) >= 0
          && duration.compareTo(Duration.ofDays(30)) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // Told below, together with the range.
    }
    problems.add(name, "duration", standard);
    return Duration.parse(standard);
  }

  /** An absolute address over TLS, or on this very machine, without a slash at its end. */
  private Optional<URI> address(String name, boolean hostOnly) {
    Optional<String> text = sources.value(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(text.get().replaceAll("/+$", ""));
      boolean plain =
          uri.getHost() != null
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null
              && uri.getRawUserInfo() == null;
      boolean path = uri.getRawPath() != null && !uri.getRawPath().isEmpty();
      if (!plain || (hostOnly && path)) {
        problems.add(name, hostOnly ? "host-only" : "address");
      } else if (!secure(uri)) {
        problems.add(name, "https");
      } else {
        return Optional.of(uri);
      }
    } catch (URISyntaxException e) {
      problems.add(name, "no-address");
    }
    return Optional.empty();
  }

  private static boolean secure(URI uri) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    return scheme.equals("https")
        || (scheme.equals("http") && LOOPBACK.contains(uri.getHost().toLowerCase(Locale.ROOT)));
  }
}

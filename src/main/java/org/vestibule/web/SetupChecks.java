package org.vestibule.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.vestibule.config.Credential;
import org.vestibule.config.Origin;
import org.vestibule.config.Reading;
import org.vestibule.config.Settings;
import org.vestibule.doctor.Arrival;
import org.vestibule.doctor.Check;
import org.vestibule.doctor.Installation;
import org.vestibule.doctor.Installation.Proof;
import org.vestibule.doctor.LocalChecks;
import org.vestibule.doctor.Outcome;
import org.vestibule.doctor.Verdict;
import org.vestibule.oauth.Authority;
import org.vestibule.oauth.ClientAuthentication;
import org.vestibule.oauth.ClientCertificate;

/**
 * All verdicts for one request: those about the request itself, and those about the network, which
 * every visitor shares.
 *
 * @param network makes the checks that ask somebody
 */
record SetupChecks(Settings settings, Installation installation, Supplier<List<Verdict>> network) {
  /**
   * The verdicts, in the order of {@link Check}.
   *
   * @param root the application's address as this visitor sees it
   * @param cookie whether a test cookie came back; absent when it was not tried
   */
  List<Verdict> verdicts(HttpServletRequest request, URI root, Optional<Boolean> cookie) {
    var verdicts = new ArrayList<Verdict>();
    verdicts.addAll(LocalChecks.settings(installation));
    verdicts.add(arrival(request).against(settings.publicUrl()));
    verdicts.add(
        LocalChecks.registration(
            settings.publicUrl().orElse(root), settings.openidIssuer().isEmpty()));
    verdicts.add(LocalChecks.cookies(cookie, elsewhere(request)));
    verdicts.add(
        LocalChecks.session(
            settings.sessionIdle(), settings.sessionMaxAge(), settings.publicUrl()));
    verdicts.addAll(network.get());
    return verdicts;
  }

  /** Whether users come another way than this request, so that cookies cannot be tried. */
  boolean elsewhere(HttpServletRequest request) {
    return Loopback.direct(request)
        && settings
            .publicUrl()
            .filter(it -> !it.getRawAuthority().equalsIgnoreCase(Loopback.host(request)))
            .isPresent();
  }

  /** The verdicts about settings that cannot be used. */
  static List<Verdict> problems(Reading reading, Locale locale) {
    return reading.problems().stream()
        .map(
            it ->
                Verdict.of(Check.SETTINGS, Outcome.SETTINGS_PROBLEM)
                    .with("name", it.name())
                    .with("text", it.text(locale)))
        .toList();
  }

  private static Arrival arrival(HttpServletRequest request) {
    return new Arrival(
        Loopback.direct(request),
        Loopback.host(request),
        headers(request, "X-Forwarded-Host"),
        headers(request, "X-Forwarded-Proto"),
        headers(request, "Forwarded"),
        request.isSecure(),
        request.getContextPath());
  }

  private static List<String> headers(HttpServletRequest request, String name) {
    return Collections.list(request.getHeaders(name));
  }

  /** What is checked. */
  static Installation installation(
      Reading reading, Settings settings, ClientAuthentication authentication) {
    boolean openid = settings.openidIssuer().isPresent();
    boolean scope =
        reading.found().stream()
            .anyMatch(it -> it.name().equals("OAUTH_SCOPE") && it.origin() != Origin.DEFAULT);
    return new Installation(
        settings.dataverseUrl(),
        openid
            ? Authority.Kind.OPENID
            : settings.resource().isPresent() ? Authority.Kind.ENTRA_V1 : Authority.Kind.ENTRA_V2,
        Wiring.signInHost(settings),
        settings.tenantId(),
        settings.allowedTenants(),
        scope ? Optional.of(settings.scope()) : Optional.empty(),
        settings.resource(),
        client(settings, authentication),
        Wiring.discoveryUrl(settings),
        !settings.singleEnvironment(),
        settings.connectTimeout(),
        settings.timeout());
  }

  private static Installation.Client client(
      Settings settings, ClientAuthentication authentication) {
    Credential credential = settings.credential();
    boolean secret = credential instanceof Credential.ClientSecret;
    Optional<ClientCertificate> certificate =
        credential instanceof Credential.Certificate file
            ? Optional.of(new ClientCertificate(file.path(), file.password()))
            : Optional.empty();
    Proof proof =
        secret
            ? Proof.SECRET
            : certificate.isPresent()
                ? Proof.CERTIFICATE
                : credential instanceof Credential.FederatedToken ? Proof.FEDERATED : Proof.NONE;
    return new Installation.Client(
        settings.clientId(),
        proof,
        authentication,
        credential instanceof Credential.ClientSecret it && LocalChecks.looksLikeId(it.value()),
        certificate);
  }
}

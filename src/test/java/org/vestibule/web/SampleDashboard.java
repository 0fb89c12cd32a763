package org.vestibule.web;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.dataverse.Budget;
import org.vestibule.dataverse.Organization;
import org.vestibule.dataverse.Preferences;
import org.vestibule.dataverse.Profile;
import org.vestibule.dataverse.Role;
import org.vestibule.dataverse.ServedCall;
import org.vestibule.dataverse.UserRow;
import org.vestibule.dataverse.UserRow.AccessMode;
import org.vestibule.dataverse.WhoAmI;
import org.vestibule.http.Json;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.Jwts;
import org.vestibule.oauth.Tokens;
import org.vestibule.session.Established;
import org.vestibule.signin.SignedIn;
import org.vestibule.signin.User;

/** A signed-in user and what Dataverse says of her. */
final class SampleDashboard {
  static final Instant NOW = Instant.parse("2026-11-24T14:00:00Z");
  static final UUID USER = UUID.fromString("0b0b0b1a-37d4-ed11-a7c7-000d3a2a5e1a");
  static final UUID UNIT = UUID.fromString("0c0c0c01-37d4-ed11-a7c7-000d3a2a5e01");
  static final UUID ORGANIZATION = UUID.fromString("0d0d0d01-37d4-ed11-a7c7-000d3a2a5e01");
  static final ServedCall CALL =
      new ServedCall("WhoAmI", Duration.ofMillis(84), 200, 1, List.of("id-1", "id-2"));
  static final Profile FULL =
      new Profile(
          Optional.of(
              new UserRow(
                  "Ada Lovelace",
                  Optional.of("ada@mail.example"),
                  Optional.of("Sales Manager"),
                  Optional.empty(),
                  false,
                  AccessMode.READ,
                  Optional.empty())),
          Optional.of(List.of(new Role("Basic User", false), new Role("Seller", true))),
          Optional.of(List.of()),
          Optional.of(new Organization("Contoso", "9.2.1.2", "EMEA", "", "Enabled")),
          Optional.of(new Preferences(Optional.of(1031), Optional.of(110))));

  private SampleDashboard() {}

  /** Views at {@link #NOW}. */
  static DashboardViews views() {
    return new DashboardViews(
        new Json(),
        true,
        Duration.ofHours(10),
        new About("Vestibule 1.0", "Server 1", "17"),
        Clock.fixed(NOW, ZoneOffset.UTC),
        new References(() -> "abcdefghij"));
  }

  static WhoAmICall.Outcome.Known known(Profile profile, Optional<Secret> refresh) {
    return known(profile, refresh, CALL);
  }

  static WhoAmICall.Outcome.Known known(
      Profile profile, Optional<Secret> refresh, ServedCall call) {
    String idToken =
        Jwts.sign(
            Jwts.KEY,
            Map.of(
                "iss", "https://login.example/t/v2.0",
                "tid", "tenant",
                "oid", "object",
                "amr", List.of("pwd", "xyz"),
                "acct", 1));
    var tokens =
        new Tokens(
            new AccessToken(new Secret("access-secret"), NOW.plusSeconds(3541)),
            refresh,
            Optional.of(new Secret(idToken)),
            "openid https://org.example/user_impersonation");
    var user =
        new User(
            "tenant object",
            "Ada Token",
            "ada@contoso.example",
            Optional.empty(),
            Optional.empty());
    return new WhoAmICall.Outcome.Known(
        new Established(
            new SignedIn(user, tokens, NOW.minusSeconds(60)), new Secret("anti-forgery")),
        URI.create("https://org.example"),
        new WhoAmI(USER, UNIT, ORGANIZATION),
        NOW.minusSeconds(31),
        profile,
        List.of(call),
        Optional.of(new Budget(Optional.of(5987L), Optional.of(Duration.ofSeconds(1187)))));
  }
}

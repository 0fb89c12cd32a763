package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.config.Credential;
import org.vestibule.oauth.ClientAuthentication;
import org.vestibule.oauth.ClientCredential;
import org.vestibule.oauth.ClientCredential.Period;
import org.vestibule.oauth.Randomness;
import org.vestibule.web.Readiness.Part;
import org.vestibule.web.Readiness.Status;

class CredentialCheckTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "good for long,    -P1D,    P31D,   false, UP,       ''",
    "near its end,     -P1D,    P29DT1H, false, DEGRADED, ends-in-days-29",
    "at its end,       -P1D,    PT0S,   false, DOWN,     expired",
    "past its end,     -P9D,    -P1D,   false, DOWN,     expired",
    "not begun,        PT1S,    P90D,   false, DOWN,     not-yet-valid",
    "begun just now,   PT0S,    P90D,   false, UP,       ''",
    "refused,          -P1D,    P90D,   true,  DEGRADED, refused",
    "near and refused, -P1D,    P2D,    true,  DEGRADED, refused",
    "over and refused, -P9D,    -P1D,   true,  DOWN,     expired"
  })
  void dates_and_refusals(
      String theCase,
      Duration from,
      Duration until,
      boolean refused,
      Status status,
      String reason) {
    var period = new Period(NOW.plus(from), NOW.plus(until));
    var credential =
        new ClientCredential(ClientAuthentication.none("c"), () -> Optional.of(period));

    assertEquals(new Part("credential", status, reason), check(credential, refused));
  }

  @Test
  void a_secret_is_good_until_it_is_refused() {
    ClientCredential secret = credential(new Credential.ClientSecret("s", false));

    assertEquals(Part.up("credential"), check(secret, false));
    assertEquals(new Part("credential", Status.DEGRADED, "refused"), check(secret, true));
    assertTrue(Double.isNaN(identity().daysLeft(secret)));
  }

  @Test
  void a_file_that_cannot_be_read_takes_the_node_out(@TempDir Path folder) throws Exception {
    Path missing = folder.resolve("missing");
    var down = new Part("credential", Status.DOWN, "unreadable");

    assertEquals(down, check(credential(new Credential.Certificate(missing, "")), false));
    assertEquals(down, check(credential(new Credential.FederatedToken(missing)), false));
    assertTrue(
        Double.isNaN(identity().daysLeft(credential(new Credential.Certificate(missing, "")))));

    Files.writeString(missing, "token");
    assertEquals(
        Part.up("credential"), check(credential(new Credential.FederatedToken(missing)), false));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "both good,          P90D,  P90D, false, false, UP,       ''",
    "the next in use,    P90D,  P90D, true,  false, DEGRADED, next-in-use",
    "the first over,     -P1D,  P90D, true,  false, DEGRADED, first-expired",
    "the next over,      P90D,  -P1D, false, false, DEGRADED, next-expired",
    "both over,          -P1D,  -P1D, false, false, DOWN,     expired",
    "the first near,     P2D,   P90D, false, false, DEGRADED, ends-in-days-2",
    "the next near,      P90D,  P2D,  false, false, DEGRADED, next-ends-in-days-2",
    "both refused,       P90D,  P90D, false, true,  DEGRADED, refused"
  })
  void a_second_one_keeps_the_node_in_service(
      String theCase,
      Duration first,
      Duration next,
      boolean inUse,
      boolean refused,
      Status status,
      String reason) {
    var check =
        new CredentialCheck(
            until(first),
            Optional.of(until(next)),
            () -> inUse,
            () -> refused ? Optional.of("refused") : Optional.empty(),
            CLOCK);

    assertEquals(new Part("credential", status, reason), check.get());
  }

  private static ClientCredential until(Duration end) {
    var period = new Period(NOW.minus(Duration.ofDays(9)), NOW.plus(end));
    return new ClientCredential(ClientAuthentication.none("c"), () -> Optional.of(period));
  }

  @Test
  void days_are_told_with_their_fraction() {
    var period = new Period(NOW, NOW.plus(Duration.ofHours(36)));
    var credential =
        new ClientCredential(ClientAuthentication.none("c"), () -> Optional.of(period));

    assertEquals(1.5, identity().daysLeft(credential));
  }

  private static Part check(ClientCredential credential, boolean refused) {
    return new CredentialCheck(
            credential,
            Optional.empty(),
            () -> false,
            () -> refused ? Optional.of("refused") : Optional.empty(),
            CLOCK)
        .get();
  }

  private static ClientCredential credential(Credential settings) {
    return identity().credential(settings);
  }

  private static ClientIdentity identity() {
    return new ClientIdentity("client", CLOCK, Randomness.secure());
  }
}

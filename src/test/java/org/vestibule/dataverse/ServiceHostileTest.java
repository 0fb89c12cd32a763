package org.vestibule.dataverse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vestibule.http.Json;
import org.vestibule.http.Reply;

/** Answers of Dataverse's services, whatever they hold. */
final class ServiceHostileTest {
  private static final Json JSON = new Json();
  private static final URI LOOPBACK = URI.create("http://127.0.0.1:9400");

  /** The first line is the media type, the rest is the body. */
  @FuzzTest
  void a_batch_is_a_profile_of_bounded_texts_or_absent(byte[] input) {
    String text = new String(input, UTF_8);
    int end = Math.max(text.indexOf('\n'), 0);
    var headers = Map.of("content-type", List.of(text.substring(0, end)));
    var batch =
        new ProfileBatch(
            TinyDataverse.OBJECT,
            WebApi.PATH,
            TinyDataverse.USER,
            Optional.of(TinyDataverse.OBJECT));

    batch
        .read(new Reply(200, headers, text.substring(end)), JSON)
        .ifPresent(
            profile -> {
              assertTrue(profile.roles().map(List::size).orElse(0) <= 2_000);
              profile.roles().ifPresent(it -> it.forEach(role -> named(role.name())));
              profile.teams().ifPresent(it -> it.forEach(team -> named(team.name())));
            });
  }

  @FuzzTest
  void a_part_is_bounded_or_absent(byte[] input) {
    String text = new String(input, UTF_8);

    UserRow.parse(text, TinyDataverse.USER, JSON)
        .ifPresent(
            it -> {
              named(it.fullName());
              it.mail().ifPresent(ServiceHostileTest::named);
              it.jobTitle().ifPresent(ServiceHostileTest::named);
              it.businessUnit().ifPresent(ServiceHostileTest::named);
            });
    Rows.roles(text, JSON).ifPresent(it -> it.forEach(ServiceHostileTest::named));
    Rows.teams(text, JSON).ifPresent(it -> it.forEach(team -> named(team.name())));
    Organization.parse(text, JSON)
        .ifPresent(
            it ->
                Stream.of(it.friendlyName(), it.version(), it.region(), it.environmentId())
                    .forEach(value -> assertTrue(value.length() <= 200)));
    Preferences.parse(text, TinyDataverse.USER, JSON)
        .ifPresent(it -> assertFalse(it.languageId().isEmpty() && it.timeZoneCode().isEmpty()));
  }

  @FuzzTest
  void an_environment_is_within_its_service_s_cloud(byte[] input) {
    String text = new String(input, UTF_8);

    for (Cloud cloud : Cloud.values()) {
      GlobalDiscovery.environments(text, cloud.discovery, JSON)
          .ifPresent(
              it ->
                  it.forEach(
                      environment -> {
                        assertTrue(
                            environment
                                .url()
                                .toString()
                                .matches(
                                    "https://[a-z0-9.-]+\\.(dynamics\\.com|microsoftdynamics\\.us"
                                        + "|appsplatform\\.us|dynamics\\.cn)"),
                            () -> environment.url().toString());
                        assertTrue(cloud.hosts(environment.url()));
                        named(environment.friendlyName());
                      }));
    }
    GlobalDiscovery.environments(text, LOOPBACK, JSON)
        .ifPresent(
            it ->
                it.forEach(
                    environment ->
                        assertTrue(
                            environment
                                .url()
                                .toString()
                                .matches("https?://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?"),
                            () -> environment.url().toString())));
  }

  @FuzzTest
  void headers_are_numbers_and_ids_or_absent(byte[] input) {
    String text = new String(input, UTF_8);
    var reply =
        new Reply(
            200,
            Map.of(
                "x-ms-ratelimit-burst-remaining-xrm-requests", List.of(text),
                "x-ms-ratelimit-time-remaining-xrm-requests", List.of(text),
                "x-ms-service-request-id", List.of(text, text)),
            "");

    Budget.of(reply)
        .ifPresent(
            it -> {
              assertTrue(it.requests().orElse(0L) >= 0);
              assertFalse(it.time().isPresent() && it.time().get().isNegative());
            });
    List<String> ids = RequestIds.of("own-id-1", reply);
    assertEquals("own-id-1", ids.get(0));
    assertTrue(ids.size() <= 8);
    ids.stream().skip(1).forEach(id -> assertTrue(id.matches("[0-9a-fA-F-]{8,64}"), id));
  }

  @FuzzTest
  void an_address_has_one_form(byte[] input) {
    EnvironmentAddress.parse(new String(input, UTF_8))
        .ifPresent(
            it -> {
              assertEquals(it, EnvironmentAddress.of(it.audience()));
              assertEquals(Optional.of(it), EnvironmentAddress.parse(it.audience().toString()));
            });
  }

  private static void named(String name) {
    assertFalse(name.isBlank());
    assertTrue(name.length() <= 200, name);
    assertTrue(name.chars().noneMatch(Character::isISOControl), name);
  }
}

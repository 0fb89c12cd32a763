package org.vestibule.dataverse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.dataverse.TinyDataverse.BATCH;
import static org.vestibule.dataverse.TinyDataverse.OBJECT;
import static org.vestibule.dataverse.TinyDataverse.TOKEN;
import static org.vestibule.dataverse.TinyDataverse.USER;
import static org.vestibule.dataverse.TinyDataverse.golden;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.http.LocalServer;

class ProfileTest {
  private static final String TYPE = "multipart/mixed; boundary=";
  private static final String GOLDEN = "batchresponse_8f6e7c8a-35d6-4cbf-9a4c-2bb0f3f3e5aa";
  private static final List<String> PARTS =
      List.of(
          golden("user-row.json"),
          golden("roles-direct.json"),
          golden("roles-effective.json"),
          golden("teams.json"),
          golden("organization.json"),
          golden("preferences.json"));

  private final TinyDataverse dataverse = new TinyDataverse();

  @AfterEach
  void close() {
    dataverse.close();
  }

  private Result<Profile> ask() {
    return dataverse.webApi().profile(dataverse.environment(), TOKEN, USER, Optional.of(OBJECT));
  }

  private Profile known() {
    return ask()
        .match(
            Result.Known::value,
            it -> {
              throw new AssertionError(it);
            },
            it -> {
              throw new AssertionError(it);
            });
  }

  private void answer(List<String> bodies) {
    answer(200, bodies);
  }

  private void answer(int status, List<String> bodies) {
    var text = new StringBuilder();
    bodies.forEach(
        body ->
            text.append("--b\r\nContent-Type: application/http\r\n\r\n")
                .append("HTTP/1.1 ")
                .append(status)
                .append(" Reason\r\n\r\n")
                .append(body)
                .append("\r\n"));
    dataverse.server.answer(BATCH, 200, text + "--b--\r\n", "Content-Type", TYPE + "b");
  }

  private static List<String> with(int place, String body) {
    return IntStream.range(0, PARTS.size())
        .mapToObj(i -> i == place ? body : PARTS.get(i))
        .toList();
  }

  @Test
  void one_call_asks_for_everything() {
    answer(PARTS);

    ask();

    assertEquals(1, dataverse.server.seen().size());
    LocalServer.Seen seen = dataverse.server.seen().get(0);
    assertEquals("POST " + BATCH, seen.method() + " " + seen.target());
    assertEquals("Bearer access-1", seen.headers().get("authorization"));
    assertEquals("odata.continue-on-error", seen.headers().get("prefer"));
    assertEquals("4.0", seen.headers().get("odata-version"));
    assertEquals("4.0", seen.headers().get("odata-maxversion"));
    assertEquals("null", seen.headers().get("if-none-match"));
    assertEquals("application/json", seen.headers().get("accept"));
    assertTrue(seen.headers().getOrDefault("x-ms-client-request-id", "").matches("[0-9a-f-]{36}"));
    String boundary =
        seen.headers()
            .getOrDefault("content-type", "")
            .replaceFirst("multipart/mixed; ?boundary=", "");
    assertTrue(boundary.replace("\"", "").matches("batch_[0-9a-f-]{36}"), boundary);
    assertEquals(
        golden("batch-request.txt")
            .replace("{boundary}", boundary.replace("\"", ""))
            .replace("\n", "\r\n"),
        seen.body());
  }

  @Test
  void without_an_object_id_the_effective_roles_are_not_asked_for() {
    answer(List.of(PARTS.get(0), PARTS.get(1), PARTS.get(3), PARTS.get(4), PARTS.get(5)));

    Profile profile =
        dataverse
            .webApi()
            .profile(dataverse.environment(), TOKEN, USER, Optional.empty())
            .match(Result.Known::value, it -> Profile.HIDDEN, it -> Profile.HIDDEN);

    assertFalse(dataverse.server.seen().get(0).body().contains("RetrieveAadUserRoles"));
    assertEquals(
        Optional.of(List.of(new Role("basic user", true), new Role("Salesperson", true))),
        profile.roles());
    assertEquals(2, profile.teams().orElseThrow().size());
    assertTrue(profile.user().isPresent());
    assertTrue(profile.organization().isPresent());
    assertTrue(profile.preferences().isPresent());
  }

  @Test
  void everything_is_read() {
    answer(PARTS);

    Profile profile = known();

    assertEquals("Ada Löwe", profile.user().orElseThrow().fullName());
    assertEquals(
        Optional.of(
            List.of(
                new Role("basic user", true),
                new Role("Marketing Manager", false),
                new Role("Salesperson", true))),
        profile.roles());
    assertEquals(
        Optional.of(
            List.of(
                new Team("Contoso Sales", Team.Kind.OWNER),
                new Team("Marketing", Team.Kind.SECURITY_GROUP))),
        profile.teams());
    assertEquals("Contoso Production", profile.organization().orElseThrow().friendlyName());
    assertEquals(Optional.of(1031), profile.preferences().orElseThrow().languageId());
  }

  @Test
  void a_golden_answer_shows_what_the_user_may_read() {
    dataverse.server.answer(
        BATCH,
        200,
        golden("batch-answer.txt").replace("\n", "\r\n"),
        "Content-Type",
        TYPE + GOLDEN);

    Profile profile = known();

    assertEquals("Ada Löwe", profile.user().orElseThrow().fullName());
    assertEquals(Optional.of(List.of(new Role("Salesperson", true))), profile.roles());
    assertEquals(Optional.of(List.of(new Team("Contoso Sales", Team.Kind.OWNER))), profile.teams());
    assertEquals("EMEA", profile.organization().orElseThrow().region());
    assertEquals(Optional.empty(), profile.preferences());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void a_part_that_cannot_be_read_hides_itself_alone(int place) {
    answer(with(place, "{\"error\":{\"code\":\"0x80040220\"}}"));

    Profile profile = known();

    assertEquals(place != 0, profile.user().isPresent());
    assertTrue(profile.roles().isPresent());
    assertEquals(place != 3, profile.teams().isPresent());
    assertEquals(place != 4, profile.organization().isPresent());
    assertEquals(place != 5, profile.preferences().isPresent());
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 206, 302, 401, 403, 404, 429, 500, 503})
  void a_part_that_is_not_granted_is_hidden_whatever_it_holds(int status) {
    answer(status, PARTS);

    assertEquals(Profile.HIDDEN, known());
  }

  @Test
  void without_the_effective_roles_the_direct_ones_are_shown() {
    answer(with(2, "{}"));

    assertEquals(
        Optional.of(List.of(new Role("basic user", true), new Role("Salesperson", true))),
        known().roles());
  }

  @Test
  void without_the_direct_roles_none_is_called_indirect() {
    answer(with(1, "{}"));

    assertEquals(
        Optional.of(List.of(new Role("Marketing Manager", true), new Role("Salesperson", true))),
        known().roles());
  }

  @Test
  void without_any_roles_they_are_hidden() {
    answer(List.of(PARTS.get(0), "{}", "{}", PARTS.get(3), PARTS.get(4), PARTS.get(5)));

    assertEquals(Optional.empty(), known().roles());
  }

  @Test
  void parts_out_of_their_place_are_hidden() {
    answer(
        List.of(
            PARTS.get(5), PARTS.get(3), PARTS.get(4), PARTS.get(1), PARTS.get(0), PARTS.get(2)));

    assertEquals(Profile.HIDDEN, known());
  }

  @Test
  void parts_that_are_missing_are_hidden() {
    answer(PARTS.subList(0, 2));

    Profile profile = known();

    assertTrue(profile.user().isPresent());
    assertTrue(profile.roles().isPresent());
    assertEquals(Optional.empty(), profile.teams());
    assertEquals(Optional.empty(), profile.organization());
    assertEquals(Optional.empty(), profile.preferences());
  }

  @Test
  void parts_that_nobody_asked_for_change_nothing() {
    answer(IntStream.range(0, 50).mapToObj(i -> PARTS.get(i % 6)).toList());

    assertTrue(known().preferences().isPresent());
  }

  @Test
  void names_come_once_and_in_order() {
    answer(
        List.of(
            PARTS.get(0),
            "{\"value\":[{\"name\":\"b\"},{\"name\":\"B\"},{\"name\":\"a\"},{\"name\":\"b\"}]}",
            "{\"value\":[{\"name\":\"c\"},{\"name\":\"b\"},{\"name\":\"c\"}]}",
            """
            {"value":[{"name":"z","teamtype":1},{"name":"Y","teamtype":0},{"name":"z","teamtype":1},
             {"name":"z","teamtype":0}]}""",
            PARTS.get(4),
            PARTS.get(5)));

    Profile profile = known();

    assertEquals(
        "a true, B true, b true, c false",
        String.join(
            ", ",
            profile.roles().orElseThrow().stream()
                .map(it -> it.name() + " " + it.direct())
                .toList()));
    assertEquals(
        "Y OWNER, z OWNER, z ACCESS",
        String.join(
            ", ",
            profile.teams().orElseThrow().stream()
                .map(it -> it.name() + " " + it.kind())
                .toList()));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a page instead          | 200 | text/html                   | <html></html> | unreadable 200
          no parts                | 200 | multipart/mixed; boundary=b | --b--         | unreadable 200
          nothing                 | 200 | multipart/mixed; boundary=b | ''            | unreadable 200
          the token is refused    | 401 | application/json            | {}            | refused 401 -
          the user is not there   | 403 | application/json            | {"error":{"code":"-2147015328"}} | refused 403 0x80072560
          no batch there          | 404 | text/html                   | <html></html> | refused 404 -
          a method nobody knows   | 501 | text/html                   | <html></html> | down 501
          down                    | 503 | text/html                   | <html></html> | down 503
          throttled               | 429 | application/json            | {}            | throttled 429
          """)
  void a_batch_that_is_refused_is_judged_as_a_whole(
      String theCase, int status, String type, String body, String expected) {
    dataverse.server.answer(BATCH, status, body, "Content-Type", type);

    assertEquals(
        expected,
        ask()
            .match(
                known -> "known",
                refused ->
                    "refused "
                        + refused.status()
                        + " "
                        + refused.error().map(DataverseError::code).orElse("-"),
                it -> it.failure().kind().code() + " " + it.failure().status()));
    assertEquals(status == 503 ? 3 : 1, dataverse.server.seen().size());
  }

  @Test
  void a_batch_is_repeated_as_a_read_is() {
    dataverse.answers(BATCH, TinyDataverse.reply(502, "<html></html>"), TinyDataverse.reset());
    assertEquals("unreadable", ask().match(a -> "", a -> "", it -> it.failure().kind().code()));
    assertEquals(3, dataverse.server.count(BATCH));
    assertEquals(
        1, dataverse.server.seen().stream().map(LocalServer.Seen::body).distinct().count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "//"})
  void slashes_at_the_environment_s_end_do_not_matter(String slashes) {
    answer(PARTS);
    URI environment = URI.create(dataverse.environment() + slashes);

    dataverse.webApi().profile(environment, TOKEN, USER, Optional.of(OBJECT));

    assertEquals(1, dataverse.server.count(BATCH));
    assertTrue(dataverse.server.seen().get(0).body().contains("GET /api/data/v9.2/systemusers("));
  }

  @Test
  void the_call_is_told() {
    answer(PARTS);

    ServedCall call = ask().served().call();

    assertEquals("$batch 200 1", call.name() + " " + call.status() + " " + call.tries());
    assertEquals(List.of(call), dataverse.heard.stream().map(Served::call).toList());
  }
}

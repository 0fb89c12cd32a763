package org.vestibule.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmulatorCodesTest {
  private static final String LINES =
      "\r\nTrace ID: [0-9a-f-]{36}\r\nCorrelation ID: [0-9a-f-]{36}\r\nTimestamp: %s";
  private static final String TIME = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ";

  private Emulator emulator;
  private Visitor visitor;
  private String token;

  @BeforeAll
  void start() throws IOException {
    emulator = Emulator.start(0);
    emulator.allowRedirect(Visitor.CALLBACK);
    visitor = new Visitor(emulator);
    token = Visitor.member(visitor.signIn(Persona.ADA).body(), "access_token");
  }

  @AfterAll
  void stop() {
    emulator.close();
  }

  static Stream<EntraCode> numbers() {
    return EntraCode.all().stream();
  }

  static Stream<DataverseCode> codes() {
    return DataverseCode.all().stream();
  }

  @Test
  void every_number_the_emulator_itself_uses_is_listed() {
    Set<Integer> listed = numbers().map(EntraCode::number).collect(Collectors.toUnmodifiableSet());

    assertEquals(
        List.of(), Stream.of(Aadsts.values()).filter(it -> !listed.contains(it.code)).toList());
    assertTrue(listed.size() >= 110, "" + listed.size());
  }

  @Test
  void every_code_of_dataverse_the_emulator_itself_uses_is_listed() {
    assertEquals(
        List.of(),
        Stream.of(DataverseError.values())
            .filter(it -> !it.code().isEmpty())
            .filter(it -> DataverseCode.of(it.code()).name().equals("Unknown"))
            .toList());
    assertTrue(codes().count() >= 25);
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void a_redirect_tells_each_number_as_entra_does(EntraCode code) {
    emulator.refuse(Endpoint.AUTHORIZE, code.number());

    HttpResponse<String> answer = visitor.authorize(visitor.authorizeFields());

    assertEquals(code.redirectError(), Visitor.parameter(answer, "error"));
    assertEquals("state-1", Visitor.parameter(answer, "state"));
    assertEquals(
        emulator.base() + "/error?code=" + code.number(), Visitor.parameter(answer, "error_uri"));
    assertTrue(
        Visitor.parameter(answer, "error_description")
            .matches("AADSTS" + code.number() + ": [^\r\n]+" + LINES.formatted(TIME)));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void the_token_endpoint_tells_each_number_as_entra_does(EntraCode code) {
    emulator.refuse(Endpoint.TOKEN, code.number());

    HttpResponse<String> answer = visitor.token(visitor.codeFields("unused"));

    String body = answer.body();
    assertEquals(code.tokenError(), Visitor.member(body, "error"));
    assertEquals(
        code.suberror().isEmpty() ? "none" : code.suberror(), Visitor.member(body, "suberror"));
    assertEquals("[" + code.number() + "]", Visitor.member(body, "error_codes"));
    assertEquals(code.claims(), body.contains("\"claims\":\"{"));
    assertTrue(Visitor.member(body, "timestamp").matches(TIME));
    assertTrue(
        Visitor.member(body, "error_description")
            .startsWith("AADSTS" + code.number() + ": " + code.sentence() + "\\r\\nTrace ID: "));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void the_browser_can_be_kept_on_the_error_page(EntraCode code) {
    emulator.refuseOnPage(code.number());

    HttpResponse<String> answer = visitor.authorize(visitor.authorizeFields());

    assertEquals(400, answer.statusCode());
    assertTrue(answer.headers().firstValue("Location").isEmpty());
    assertTrue(answer.body().contains("AADSTS" + code.number() + ": "), answer.body());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"7000222, 401", "700082, 400", "90033, 503", "90055, 429", "50000, 500"})
  void the_token_endpoints_status_fits_the_error(int number, int status) {
    emulator.refuse(Endpoint.TOKEN, number);

    assertEquals(status, visitor.token(visitor.codeFields("unused")).statusCode());
  }

  @ParameterizedTest
  @MethodSource("codes")
  void dataverse_tells_each_code(DataverseCode code) {
    emulator.refuse(Endpoint.DATAVERSE, code.hex());

    HttpResponse<String> answer = visitor.whoAmI(token);

    assertEquals(code.status(), answer.statusCode());
    assertEquals(code.hex(), Visitor.member(answer.body(), "code"));
    assertEquals(code.message(), Visitor.member(answer.body(), "message"));
    assertEquals(
        code.status() == 401,
        answer
            .headers()
            .firstValue("WWW-Authenticate")
            .orElse("none")
            .endsWith("resource_id=" + emulator.base() + "/"));
  }

  @ParameterizedTest
  @MethodSource("codes")
  void dataverse_tells_each_code_in_every_spelling(DataverseCode code) {
    for (String spelling :
        List.of(
            code.hex().toLowerCase(Locale.ROOT),
            code.hex().toUpperCase(Locale.ROOT),
            Integer.toString(code.decimal()))) {
      emulator.refuse(Endpoint.DATAVERSE, spelling);

      HttpResponse<String> answer = visitor.whoAmI(token);

      assertEquals(code.status(), answer.statusCode());
      assertEquals(spelling, Visitor.member(answer.body(), "code"));
    }
  }

  @Test
  void the_signed_decimal_is_microsofts() {
    assertEquals(-2147015328, DataverseCode.of("0x80072560").decimal());
    assertEquals("UserNotMemberOfOrg", DataverseCode.of("-2147015328").name());
  }

  @Test
  void a_number_nobody_knows_is_refused_all_the_same() {
    emulator.refuse(Endpoint.TOKEN, 123456789);
    emulator.refuse(Endpoint.DATAVERSE, "0x8FFFFFFF");

    HttpResponse<String> entra = visitor.token(visitor.codeFields("unused"));
    HttpResponse<String> dataverse = visitor.whoAmI(token);

    assertEquals("[123456789]", Visitor.member(entra.body(), "error_codes"));
    assertEquals(400, entra.statusCode());
    assertEquals("0x8FFFFFFF", Visitor.member(dataverse.body(), "code"));
    assertEquals(403, dataverse.statusCode());
  }

  @Test
  void an_endpoint_is_not_made_to_speak_anothers_language() {
    assertThrows(IllegalArgumentException.class, () -> emulator.refuse(Endpoint.DATAVERSE, 50105));
    assertThrows(
        IllegalArgumentException.class, () -> emulator.refuse(Endpoint.TOKEN, "0x80072560"));
    assertThrows(
        IllegalArgumentException.class, () -> emulator.refuse(Endpoint.DATAVERSE, "no number"));
  }

  @Test
  void refusals_and_faults_wait_in_one_line() {
    emulator.next(Fault.DATAVERSE_500);
    emulator.refuse(Endpoint.DATAVERSE, "0x80072560");

    assertEquals(500, visitor.whoAmI(token).statusCode());
    assertEquals(403, visitor.whoAmI(token).statusCode());
    assertEquals(200, visitor.whoAmI(token).statusCode());
  }

  @Test
  void a_cancelled_sign_in_has_a_subcode_and_no_description() {
    emulator.next(Fault.AUTHORIZE_CANCELLED);

    HttpResponse<String> answer = visitor.authorize(visitor.authorizeFields());

    assertEquals("access_denied", Visitor.parameter(answer, "error"));
    assertEquals("cancel", Visitor.parameter(answer, "error_subcode"));
    assertEquals("none", Visitor.parameter(answer, "error_description"));
    assertEquals("state-1", Visitor.parameter(answer, "state"));
  }
}

package org.vestibule.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vestibule.doctor.Chain.State;
import org.vestibule.doctor.Chain.Step;
import org.vestibule.doctor.Problem.Again;
import org.vestibule.oauth.UpstreamFailure;
import org.vestibule.signin.ReturnPath;

class ChainTest {
  private static final Map<Step, Set<String>> BROKEN_BY =
      Map.of(
          Step.AUDIENCE,
          Set.of(
              "0x80041D52",
              "0x80044300",
              "0x80044301",
              "0x80044302",
              "0x80044308",
              "0x8004A100",
              "0x8004A101",
              "0x8004A103",
              "0x8004A122",
              "0x8005F101"),
          Step.ENVIRONMENT,
          Set.of(
              "0x80040203",
              "0x80040216",
              "0x80040217",
              "0x80040265",
              "0x80041103",
              "0x80044150",
              "0x80044151",
              "0x8004A104",
              "0x8004A113",
              "0x8004B044",
              "0x8004B067",
              "0x8004D253",
              "0x80060882",
              "0x80060888",
              "0x8006088A",
              "0x80060891",
              "0x80072321",
              "0x80072322",
              "0x80072326",
              "0x80095FFD",
              "0x80095FFE",
              "0x80154B53"),
          Step.USER,
          Set.of("0x80040225", "0x80041D28", "0x80044507", "0x80072559", "0x80072560"),
          Step.LICENCE_AND_ROLE,
          Set.of(
              "0x80040220",
              "0x80040231",
              "0x80042F09",
              "0x80044160",
              "0x80044502",
              "0x80048306",
              "0x80048405",
              "0x8004D24B",
              "0x8004D24C"));

  static Stream<String> dataverseCodes() {
    return Catalogue.standard().codes().stream()
        .filter(code -> code.startsWith("dataverse.0x"))
        .map(code -> code.substring(Catalogue.DATAVERSE.length()));
  }

  @Test
  void every_code_of_the_catalogue_breaks_one_step() {
    Set<String> placed =
        BROKEN_BY.values().stream()
            .flatMap(Set::stream)
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(dataverseCodes().collect(Collectors.toCollection(TreeSet::new)), placed);
  }

  @ParameterizedTest
  @MethodSource("dataverseCodes")
  void each_code_breaks_its_step_whatever_the_status(String code) {
    for (String family : List.of("unauthorized", "forbidden." + code, "refused", "down")) {
      Step broken = broken(problem("dataverse." + family, Map.of("dataverseCode", code)));

      assertTrue(BROKEN_BY.getOrDefault(broken, Set.of()).contains(code), code + " " + broken);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "dataverse.unauthorized,         AUDIENCE",
    "dataverse.forbidden,            LICENCE_AND_ROLE",
    "dataverse.forbidden.0x8FFFFFFF, LICENCE_AND_ROLE",
    "dataverse.refused,              ENVIRONMENT"
  })
  void without_a_known_code_the_status_tells_the_step(String code, Step step) {
    assertEquals(step, broken(problem(code, Map.of("dataverseCode", "0x8FFFFFFF"))));
    assertEquals(step, broken(problem(code, Map.of())));
  }

  @ParameterizedTest
  @EnumSource(UpstreamFailure.Kind.class)
  void no_usable_answer_breaks_the_environment(UpstreamFailure.Kind kind) {
    var failure = new UpstreamFailure(kind, 0, Optional.empty());

    assertEquals(Step.ENVIRONMENT, broken(Diagnosis.dataverse(failure, ReturnPath.HOME)));
    assertEquals(Optional.empty(), Chain.of(Diagnosis.provider(failure, ReturnPath.HOME)));
  }

  @Test
  void a_problem_before_the_sign_in_has_no_chain() {
    assertEquals(Optional.empty(), Chain.of(Problem.of("signin.loop", 400)));
  }

  @Test
  void what_lies_before_the_break_went_well_and_what_lies_behind_it_was_not_reached() {
    assertEquals(
        List.of(State.DONE, State.DONE, State.DONE, State.BROKEN, State.OPEN, State.OPEN),
        Chain.broken(Step.USER).links().stream().map(Chain.Link::state).toList());
    assertEquals(
        Set.of(State.DONE),
        Set.copyOf(Chain.whole().links().stream().map(Chain.Link::state).toList()));
  }

  private static Problem problem(String code, Map<String, String> facts) {
    return new Problem(code, 403, facts, Optional.empty(), Again.RETRY, Optional.empty());
  }

  private static Step broken(Problem problem) {
    return Chain.of(problem).orElseThrow().links().stream()
        .filter(link -> link.state() == State.BROKEN)
        .findFirst()
        .orElseThrow()
        .step();
  }
}

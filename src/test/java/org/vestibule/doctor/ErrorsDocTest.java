package org.vestibule.doctor;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.doctor.Catalogue.Entry;

class ErrorsDocTest {
  private static final Catalogue CATALOGUE = Catalogue.standard();
  private static final Doctor DOCTOR = new Doctor();

  /** What the pages call the members of a group; a code never reads like that. */
  private static final Set<String> GROUPS =
      Set.of(
          "dataverse.access-mode",
          "dataverse.directory",
          "dataverse.fault",
          "dataverse.ip",
          "dataverse.limit",
          "dataverse.preparing",
          "dataverse.privilege",
          "dataverse.request",
          "dataverse.token-expired",
          "dataverse.token-refused",
          "idtoken.clock");

  private static final Map<String, String> WHO =
      Map.of(
          "user", "user",
          "entra", "Entra administrator",
          "dynamics", "Dynamics 365 administrator",
          "operator", "operator",
          "nobody", "nobody");

  @Test
  void every_code_of_this_application_stands_in_the_document() throws IOException {
    String document = document();

    List<String> missing =
        CATALOGUE.explained().stream()
            .filter(code -> !code.matches("(aadsts|oauth|unknown)\\..*|dataverse\\.0x.*"))
            .filter(code -> !GROUPS.contains(code) && !document.contains("`" + code + "`"))
            .toList();

    assertEquals(List.of(), missing);
  }

  @Test
  void the_table_of_entra_s_codes_is_the_catalogue() throws IOException {
    assertEquals(
        table(
            Catalogue.ENTRA,
            code -> "AADSTS" + code,
            Comparator.comparing((String code) -> Integer.valueOf(code))),
        section("## Codes of Entra"));
  }

  @Test
  void the_table_of_oauth_errors_is_the_catalogue() throws IOException {
    assertEquals(
        table(Catalogue.OAUTH, Function.identity(), Comparator.naturalOrder()),
        section("## OAuth errors"));
  }

  @Test
  void the_table_of_dataverse_s_codes_is_the_catalogue() throws IOException {
    assertEquals(
        table(Catalogue.DATAVERSE, Function.identity(), Comparator.naturalOrder()),
        section("## Codes of Dataverse"));
  }

  private static String table(
      String prefix, Function<String, String> name, Comparator<String> order) {
    return Stream.concat(
            Stream.of("| code | comes as | what it says | who |", "|---|---|---|---|"),
            CATALOGUE.codes().stream()
                .filter(code -> code.startsWith(prefix))
                .map(code -> code.substring(prefix.length()))
                .sorted(order)
                .map(code -> row(name.apply(code), CATALOGUE.find(prefix + code).orElseThrow())))
        .collect(joining("\n"));
  }

  private static String row(String name, Entry entry) {
    String comes = entry.comes().equals("page") ? "page" : "`" + entry.comes() + "`";
    String title = DOCTOR.explain(entry.texts(), Map.of(), Locale.ENGLISH).title();
    String who = entry.who().stream().map(it -> WHO.getOrDefault(it, "?")).collect(joining(", "));
    return "| `%s` | %s | %s | %s |".formatted(name, comes, title, who);
  }

  /** The table below a heading. */
  private static String section(String heading) throws IOException {
    return document()
        .lines()
        .dropWhile(line -> !line.equals(heading))
        .skip(1)
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.startsWith("|"))
        .collect(joining("\n"));
  }

  private static String document() throws IOException {
    return Files.readString(Path.of("docs/errors.md"));
  }
}

package org.vestibule.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {
  private final PageText text = new PageText();
  private final Html html =
      new Html(
          new Layout(
              "/app",
              "de",
              Pages.texts(Locale.GERMAN),
              "/",
              new Assets(Map.of()),
              Optional.empty()),
          text);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          plain               | plain
          <script>            | &lt;script&gt;
          a & b               | a &amp; b
          "quoted" 'twice'    | &#034;quoted&#034; &#039;twice&#039;
          &                   | &amp;
          ü€😀<               | ü€😀&lt;
          """)
  void a_value_is_escaped(String value, String expected) {
    html.value(value);

    assertEquals(expected, text.utf8().toString(UTF_8));
  }

  @Test
  void facts_from_outside_are_escaped_whatever_their_kind() {
    for (Fact fact :
        List.of(
            Fact.text("token.name", "<b>"),
            Fact.code("token.name", "<b>"),
            Fact.codes("token.name", "<b> \"><i>"),
            new Fact("token.name", "<b>", Fact.Kind.TIME, "\"><b>"))) {
      var tag = new FactsTag();
      tag.setValue(List.of(fact));
      tag.write(html);
    }

    assertEquals(-1, text.utf8().toString(UTF_8).indexOf("<b>"));
    assertEquals(-1, text.utf8().toString(UTF_8).indexOf("<i>"));
  }

  @Test
  void the_parts_of_a_view_are_found_by_their_names() {
    var person = new DashboardView.Person("Ada", "Hello, Ada", "A", List.of());
    record View(DashboardView.Person person) {}
    assertEquals("Ada", Views.find(new View(person), "person.name"));
    assertThrows(IllegalArgumentException.class, () -> Views.find(new View(person), "person.mail"));
  }
}

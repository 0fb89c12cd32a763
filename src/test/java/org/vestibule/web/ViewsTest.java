package org.vestibule.web;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ViewsTest {
  /** A tag of a library, with its attributes; those of HTML are not meant. */
  private static final Pattern TAG =
      Pattern.compile("<(?:c|fmt|v|jsp):[a-zA-Z]+(?:\\s+[\\w:]+=\"[^\"]*\")*\\s*/?>");

  private static final Pattern MESSAGE =
      Pattern.compile("<(?:fmt:message|v:text|v:page) (?:key|title)=\"([^\"]*)\"");

  /** Attributes whose values are read out or shown. */
  private static final Pattern SPOKEN =
      Pattern.compile(
          "\\s(?:alt|title|aria-label|aria-description|placeholder|content|value|label|data-[\\w-]+)"
              + "=\"([^\"]*)\"");

  private static final ResourceBundle TEXTS = ResourceBundle.getBundle("org.vestibule.web.Texts");

  static List<Path> views() throws IOException {
    return files(Path.of("src/main/webapp"), "jsp", "tag", "jspf", "tagx", "jspx");
  }

  @Test
  void there_are_views_to_look_at() throws IOException {
    assertTrue(views().size() >= 4, views().toString());
  }

  @ParameterizedTest
  @MethodSource("views")
  void a_view_is_a_leaf(Path view) {
    assertEquals(List.of(), complaints(read(view)));
    assertTrue(view.startsWith(Path.of("src/main/webapp/WEB-INF")), "not reachable by itself");
  }

  @ParameterizedTest
  @MethodSource("views")
  void our_tags_stand_in_nothing_that_another_tag_collects(Path view) {
    assertEquals(List.of(), collected(read(view)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          <c:set var="a"><b><v:text key="a.b"/></b></c:set>          | 1
          <fmt:message key="a"><fmt:param><v:base/></fmt:param>      | 1
          <c:set var="a">b</c:set><v:text key="a.b"/>                | 0
          <c:out value="b"/><v:text key="a.b"/>                      | 0
          <c:if test="true"><v:text key="a.b"/></c:if>               | 0
          """)
  void what_a_tag_collects_is_noticed(String view, int found) {
    assertEquals(found, collected(view).size());
  }

  /** Ours write to the page's one text, wherever they stand: it would be in the wrong place. */
  private static List<String> collected(String view) {
    return Pattern.compile(
            "<(c:(?:set|out|param|url|import)|fmt:(?:message|param))\\b[^>]*(?<!/)>"
                + "(?:(?!</\\1>).)*?<v:\\w+",
            Pattern.DOTALL)
        .matcher(view)
        .results()
        .map(MatchResult::group)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("views")
  void a_page_begins_no_session(Path view) {
    if (view.toString().endsWith(".jsp")) {
      assertTrue(Pattern.compile("<%@ page [^>]*session=\"false\"").matcher(read(view)).find());
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          code                   | <% out.print(1); %>                          | scriptlet
          an expression          | <p><%= 1 %></p>                              | scriptlet
          a declaration          | <%! int a; %>                                | scriptlet
          a directive            | <%@ page session="false" %>                  | fine
          a comment              | <%-- why --%>                                | fine
          a value as it stands   | <p>${view.name()}</p>                        | unescaped
          in an attribute        | <a href="${view.href()}">                    | unescaped
          deferred               | <p>#{view.name()}</p>                        | unescaped
          through the tag        | <p><c:out value="${view.name()}"/></p>       | fine
          the tag in attributes  | <a href="<c:out value="${view.href()}"/>">   | fine
          as a parameter         | <fmt:param value="${view.name()}"/>          | fine
          with escaping off      | <c:out value="${a}" escapeXml="false"/>      | unescaped
          """)
  void a_leaf_has_no_code_and_no_value_that_is_not_escaped(
      String theCase, String text, String expected) {
    assertEquals(expected.equals("fine") ? List.of() : List.of(expected), complaints(text));
  }

  @Test
  void every_text_that_a_view_names_exists() throws IOException {
    for (Path view : views()) {
      for (String key : keys(read(view))) {
        assertTrue(TEXTS.keySet().stream().anyMatch(named(key)), view + " names " + key);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("views")
  void a_page_has_no_text_of_its_own(Path view) {
    assertEquals(List.of(), literals(read(view)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          a text               | <p>Hello</p>                                   | Hello
          a text with a tag    | <p>Hello <c:out value="${a}"/></p>             | Hello
          an attribute         | <img alt="A door" src="x">                     | A door
          an entity            | <p>&copy;</p>                                  | &copy;
          a message            | <p><fmt:message key="app.name"/></p>           |
          a tag's attribute    | <c:set var="title" value="${a}"/>              |
          a tag in an attribute| <a title="<c:out value="${a}"/>" href="x">     |
          a separator          | <title><c:out value="${a}"/> · </title>        |
          a comment            | <%-- why --%>                                  |
          a button's value     | <input type="submit" name="a" value="Go">      | Go
          a hidden value       | <input type="hidden" name="a" value="go">      |
          """)
  void a_text_in_a_page_is_found(String theCase, String text, @Nullable String expected) {
    assertEquals(expected == null ? List.of() : List.of(expected), literals(text));
  }

  @Test
  void a_message_that_shows_a_value_leaves_escaping_to_another_tag() throws IOException {
    for (Path view : views()) {
      for (String line : read(view).lines().toList()) {
        if (line.contains("<fmt:param")) {
          assertTrue(line.contains("var=\""), view + ": fmt:message does not escape");
        }
      }
    }
  }

  /** Letters that no bundle knows of; what browsers read and people do not is left out. */
  private static List<String> literals(String text) {
    String rest = text.replaceAll("(?s)<%--.*?--%>|<%@.*?%>|<!doctype html>", "");
    for (String before = ""; !before.equals(rest); ) {
      before = rest;
      rest = TAG.matcher(rest).replaceAll("").replaceAll("</(?:c|fmt|v|jsp):\\w+>", "");
    }
    Stream<String> spoken =
        SPOKEN
            .matcher(
                rest.replaceAll(
                    "<meta name=\"(viewport|color-scheme)\"[^>]*>|<input type=\"hidden\"[^>]*>",
                    ""))
            .results()
            .map(ViewsTest::first);
    return Stream.concat(Stream.of(rest.replaceAll("<[^>]*>", "\n").split("\n", -1)), spoken)
        .map(String::strip)
        .filter(it -> Pattern.compile("\\p{L}").matcher(it).find() && !it.startsWith("/"))
        .toList();
  }

  private static List<String> complaints(String text) {
    var complaints = new TreeSet<String>();
    if (Pattern.compile("<%(?!@|--)").matcher(text).find()) {
      complaints.add("scriptlet");
    }
    String rest = TAG.matcher(text.replaceAll("(?s)<%--.*?--%>|<%@.*?%>", "")).replaceAll("");
    if (rest.contains("${") || rest.contains("#{") || text.contains("escapeXml=\"false\"")) {
      complaints.add("unescaped");
    }
    return List.copyOf(complaints);
  }

  /** The keys of a view: as they stand, or as texts in an expression. */
  private static List<String> keys(String text) {
    return MESSAGE
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .flatMap(
            key ->
                key.startsWith("${")
                    ? Pattern.compile("'([^']*)'").matcher(key).results().map(ViewsTest::first)
                    : Stream.of(key))
        .toList();
  }

  /** A key with an expression in it stands for all that it may become. */
  private static Predicate<String> named(String key) {
    return Pattern.compile(
            Stream.of(key.split("\\$\\{[^}]*}", -1)).map(Pattern::quote).collect(joining(".+")))
        .asMatchPredicate();
  }

  private static String first(MatchResult found) {
    return found.group(1);
  }

  private static List<Path> files(Path folder, String... endings) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(it -> Stream.of(endings).anyMatch(ending -> it.toString().endsWith("." + ending)))
          .sorted()
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void every_text_is_used() throws IOException {
    var unused = new TreeSet<>(TEXTS.keySet());
    for (Path view : views()) {
      keys(read(view)).forEach(key -> unused.removeIf(named(key)));
    }
    for (Path source : files(Path.of("src/main/java/org/vestibule/web"), "java")) {
      String text = read(source);
      unused.removeIf(
          key ->
              text.contains("\"" + key + "\"")
                  // The last part may be a value's name.
                  || text.contains("\"" + key.substring(0, key.lastIndexOf('.') + 1) + "\""));
    }

    assertEquals(new TreeSet<String>(), unused);
  }
}

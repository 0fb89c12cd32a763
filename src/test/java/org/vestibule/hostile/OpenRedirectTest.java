package org.vestibule.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vestibule.signin.ReturnPath;

final class OpenRedirectTest {
  @Test
  void no_value_leads_out_of_the_application() {
    for (URI root : OpenRedirects.ROOTS) {
      Set<String> escaped =
          OpenRedirects.variants().stream()
              .map(value -> root + ReturnPath.parse(value).orElse(ReturnPath.HOME).value())
              .filter(location -> !Landing.inside(root, location))
              .collect(Collectors.toSet());

      assertEquals(Set.of(), escaped);
    }
  }

  @Test
  void no_value_names_another_host_when_it_stands_alone_in_a_link() {
    URI root = URI.create("https://apps.example");

    Set<String> escaped =
        OpenRedirects.variants().stream()
            .flatMap(value -> ReturnPath.parse(value).stream())
            .map(ReturnPath::value)
            .filter(link -> !Landing.inside(root, link))
            .collect(Collectors.toSet());

    assertEquals(Set.of(), escaped);
  }

  /** A servlet container drops what follows a semicolon, decodes, and only then resolves dots. */
  @Test
  void no_value_leads_a_server_out_of_the_application_or_back_into_the_sign_in() {
    Set<String> escaped =
        OpenRedirects.variants().stream()
            .flatMap(value -> ReturnPath.parse(value).stream())
            .map(path -> path.value().replaceFirst("\\?.*", "").replaceAll(";[^/]*", ""))
            .map(path -> URLDecoder.decode(path, UTF_8))
            .filter(
                path ->
                    path.matches("(?s)(.*[/\\\\])?\\.\\.?([/\\\\].*)?")
                        || path.matches("(?s)/+(login|logout|callback)(/.*)?"))
            .collect(Collectors.toSet());

    assertEquals(Set.of(), escaped);
  }

  @Test
  void what_passes_can_be_written_into_a_header() {
    for (String value : OpenRedirects.variants()) {
      ReturnPath.parse(value)
          .ifPresent(path -> assertEquals(path.value(), URI.create(path.value()).toString()));
    }
  }

  @Test
  void what_passes_has_only_characters_of_a_path_and_a_query() {
    Set<String> strange =
        OpenRedirects.variants().stream()
            .flatMap(value -> ReturnPath.parse(value).stream())
            .map(ReturnPath::value)
            .filter(path -> path.length() > 2048 || !path.matches("/[!$%&'-;=?-Z_a-z~]*"))
            .collect(Collectors.toSet());

    assertEquals(Set.of(), strange);
  }

  @Test
  void paths_of_the_application_pass() {
    for (String path :
        List.of("/", "/dashboard", "/dashboard?tab=2&next=%2Fx", "/a/b.c/~d", "/x;v=1?q=a/../b")) {
      assertEquals(path, ReturnPath.parse(path).orElseThrow().value());
    }
  }

  @Test
  void the_values_are_many_and_most_would_do_harm() {
    URI root = URI.create("http://localhost:8080");
    Set<String> values = OpenRedirects.values();

    assertTrue(values.size() >= 700, () -> values.size() + " values");
    assertTrue(values.stream().filter(value -> !Landing.inside(root, value)).count() >= 300);
    assertTrue(values.stream().filter(value -> !Landing.inside(root, root + value)).count() >= 50);
  }
}

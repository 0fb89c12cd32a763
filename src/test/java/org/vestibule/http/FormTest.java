package org.vestibule.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormTest {
  @Test
  void the_example_of_the_appendix_is_coded_like_there() {
    assertEquals("+%25%26%2B%C2%A3%E2%82%AC", Form.encode(" %&+£€"));
  }

  @Test
  void each_character_alone_is_coded_as_the_jdk_does_it() {
    for (char c = 0; c < Character.MIN_SURROGATE; c++) {
      String text = String.valueOf(c);
      assertEquals(URLEncoder.encode(text, UTF_8), Form.encode(text));
    }
  }

  @Test
  void parameters_keep_their_order() {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("z", "1");
    parameters.put("a b", "=");
    parameters.put("m", "");

    assertEquals("z=1&a+b=%3D&m=", Form.encode(parameters));
  }

  @Test
  void no_parameters_are_no_text() {
    assertEquals("", Form.encode(Map.of()));
  }
}

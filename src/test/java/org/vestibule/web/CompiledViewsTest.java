package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompiledViewsTest {
  @Test
  void names_a_class_as_the_translators_do() {
    assertEquals(
        "org.vestibule.views.tomcat.WEB_002dINF.views.setup_002dclosed_jsp",
        CompiledViews.name("tomcat", "/WEB-INF/views/setup-closed.jsp"));
  }

  @ParameterizedTest
  @CsvSource({
    "org.apache.jasper.runtime.JspFactoryImpl,  10.1.59, tomcat",
    "org.glassfish.wasp.runtime.JspFactoryImpl, 3.2.2,   payara",
    "org.apache.jasper.runtime.JspFactoryImpl,  11.0.24, ''",
    "org.apache.jasper.runtime.JspFactoryImpl,  2.2.0,   ''",
    "org.glassfish.wasp.runtime.JspFactoryImpl, 4.0.0,   ''",
    "org.example.JspFactoryImpl,                10.1.59, ''",
    "org.apache.jasper.runtime.JspFactoryImpl,  '',      ''"
  })
  void knows_classes_for_the_engines_and_lines_they_were_made_for(
      String factory, String version, String engine) {
    assertEquals(engine, CompiledViews.engine(factory, version).orElse(""));
  }
}

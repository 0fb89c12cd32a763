package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What nobody has asked for shows nothing, and a server may decline it. */
final class RehearsalTest {
  private final List<String> asked = new ArrayList<>();

  @Test
  void the_views_are_to_be_translated_and_not_shown() {
    Rehearsal.of(server(false));

    assertEquals(
        List.of(
            "/WEB-INF/views/dashboard.jsp jsp_precompile=true",
            "/WEB-INF/views/problem.jsp jsp_precompile=true"),
        asked);
  }

  @Test
  void a_server_that_declines_is_left_in_peace() {
    Rehearsal.of(server(true));

    assertEquals(1, asked.size());
  }

  private ServletContext server(boolean declines) {
    return (ServletContext)
        Proxy.newProxyInstance(
            RehearsalTest.class.getClassLoader(),
            new Class<?>[] {ServletContext.class},
            (self, method, arguments) ->
                method.getName().equals("getRequestDispatcher")
                    ? new Asked((String) arguments[0], declines)
                    : "");
  }

  private final class Asked implements RequestDispatcher {
    private final String path;
    private final boolean declines;

    Asked(String path, boolean declines) {
      this.path = path;
      this.declines = declines;
    }

    @Override
    public void forward(ServletRequest request, ServletResponse response) {
      throw new AssertionError("nothing is to be shown");
    }

    @Override
    public void include(ServletRequest request, ServletResponse response) throws ServletException {
      asked.add(path + " " + ((HttpServletRequest) request).getQueryString());
      if (declines) {
        throw new ServletException("not one of mine");
      }
    }
  }
}

package org.vestibule.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Has the views of a sign-in translated before the first user asks for them. The request that does
 * it says that nothing is to be shown, as Jakarta Server Pages foresees; nobody has sent it, so a
 * server may decline it, and then the first user waits as he would have anyway.
 *
 * @see "Jakarta Server Pages 3.1, section 11.4.2"
 */
final class Rehearsal {
  /** The first is what a sign-in ends with. */
  private static final List<String> VIEWS = List.of("dashboard", "problem");

  private Rehearsal() {}

  static void of(ServletContext web) {
    for (String view : VIEWS) {
      try {
        web.getRequestDispatcher("/WEB-INF/views/" + view + ".jsp")
            .include(
                stub(HttpServletRequest.class, request(web)),
                stub(HttpServletResponse.class, Map.of()));
      } catch (ServletException | IOException | RuntimeException e) {
        return;
      }
    }
  }

  private static Map<String, Object> request(ServletContext web) {
    return Map.of(
        "getQueryString",
        "jsp_precompile=true",
        "getMethod",
        "GET",
        "getDispatcherType",
        DispatcherType.REQUEST,
        "getServletContext",
        web,
        "getContextPath",
        web.getContextPath(),
        "getRequestURI",
        web.getContextPath() + "/",
        "getServletPath",
        "/",
        "getParameterMap",
        Map.of());
  }

  /** Attributes are kept; what is not among the answers is empty. */
  private static <T> T stub(Class<T> type, Map<String, Object> answers) {
    var attributes = new HashMap<Object, Object>();
    return type.cast(
        Proxy.newProxyInstance(
            Rehearsal.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "getAttribute" -> attributes.get(arguments[0]);
                  case "setAttribute" -> attributes.put(arguments[0], arguments[1]);
                  case "removeAttribute" -> attributes.remove(arguments[0]);
                  case "hashCode" -> System.identityHashCode(self);
                  case "equals" -> self == arguments[0];
                  default ->
                      answers.containsKey(method.getName())
                          ? answers.get(method.getName())
                          : empty(method.getReturnType());
                }));
  }

  private static @Nullable Object empty(Class<?> type) {
    if (type == Enumeration.class) {
      return Collections.emptyEnumeration();
    }
    if (type == boolean.class) {
      return false;
    }
    if (type == int.class) {
      return 0;
    }
    return type == long.class ? Long.valueOf(0) : null;
  }
}

package org.vestibule.web;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;

/** A request of which nothing but the parameters can be asked. */
final class Parameters {
  private Parameters() {}

  static HttpServletRequest of(Map<String, String[]> values) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            Parameters.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("getParameterValues")) {
                throw new UnsupportedOperationException(method.getName());
              }
              return values.get((String) arguments[0]);
            });
  }
}

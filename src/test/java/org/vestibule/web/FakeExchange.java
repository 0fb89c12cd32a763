package org.vestibule.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One request and its response. What a test did not think of is refused, not answered. */
final class FakeExchange {
  String method = "GET";
  String serverName = "localhost";
  int serverPort = 8080;
  String contextPath = "";
  @Nullable String remoteAddress = "127.0.0.1";
  String protocol = "HTTP/1.1";
  Optional<String> uri = Optional.empty();
  String pathInfo = "";
  String servletPath = "/page";
  Optional<String> query = Optional.empty();
  final Map<String, String[]> parameters = new HashMap<>();
  final Map<String, String> headers = new HashMap<>();
  final Map<String, Object> attributes = new HashMap<>();
  Optional<List<Cookie>> cookies = Optional.empty();
  Optional<HttpSession> session = Optional.empty();

  int status = 200;
  Optional<String> forwarded = Optional.empty();

  /** What the view writes that is shown. */
  String view = "";

  /** How it writes that. */
  Consumer<PrintWriter> writing = writer -> writer.write(view);

  final Map<String, String> answered = new HashMap<>();
  final List<Cookie> set = new ArrayList<>();
  final ByteArrayOutputStream body = new ByteArrayOutputStream();

  final HttpServletRequest request = fake(HttpServletRequest.class, this::asked);
  final HttpServletResponse response = fake(HttpServletResponse.class, this::told);

  FakeExchange with(String parameter, String... values) {
    parameters.put(parameter, values);
    return this;
  }

  FakeExchange withHeader(String name, String value) {
    headers.put(name, value);
    return this;
  }

  FakeExchange withCookie(String name, String value) {
    var all = new ArrayList<>(cookies.orElse(List.of()));
    all.add(new Cookie(name, value));
    cookies = Optional.of(all);
    return this;
  }

  /** The only cookie of the response. */
  Cookie cookie() {
    if (set.size() != 1) {
      throw new AssertionError(set.size() + " cookies");
    }
    return set.get(0);
  }

  /** The browser's next request: it keeps cookies until they are taken back. */
  FakeExchange next() {
    var following = new FakeExchange();
    var kept = new HashMap<String, Cookie>();
    cookies.orElse(List.of()).forEach(it -> kept.put(it.getName(), it));
    for (Cookie it : set) {
      if (it.getMaxAge() == 0) {
        kept.remove(it.getName());
      } else {
        kept.put(it.getName(), it);
      }
    }
    kept.values().forEach(it -> following.withCookie(it.getName(), it.getValue()));
    return following;
  }

  private @Nullable Object asked(Object proxy, Method call, Object[] arguments) {
    return switch (call.getName()) {
      case "getMethod" -> method;
      case "getServerName" -> serverName;
      case "getServerPort" -> serverPort;
      case "getRemoteAddr" -> remoteAddress;
      case "getPathInfo" -> pathInfo;
      case "getServletPath" -> servletPath;
      case "getContextPath" -> contextPath;
      case "getProtocol" -> protocol;
      case "getHeaderNames" -> Collections.enumeration(headers.keySet());
      case "getRequestURI" -> uri.orElse(contextPath + "/page");
      case "getHeader" -> Optional.ofNullable(headers.get((String) arguments[0]));
      case "getHeaders" ->
          Collections.enumeration(
              Optional.ofNullable(headers.get((String) arguments[0])).stream()
                  .flatMap(all -> Stream.of(all.split("\n")))
                  .toList());
      case "getQueryString" -> query;
      case "getParameterValues" -> Optional.ofNullable(parameters.get((String) arguments[0]));
      case "getParameter" ->
          Optional.ofNullable(parameters.get((String) arguments[0])).map(all -> all[0]);
      case "getSession" -> session;
      case "changeSessionId" -> "id-1";
      case "getCookies" -> cookies.map(all -> all.toArray(Cookie[]::new));
      case "getAttribute" -> Optional.ofNullable(attributes.get((String) arguments[0]));
      case "setAttribute" ->
          Optional.ofNullable(attributes.put((String) arguments[0], arguments[1]));
      case "getServletContext" ->
          fake(ServletContext.class, (context, named, arguments0) -> Optional.empty());
      case "getRequestDispatcher" -> dispatcher((String) arguments[0]);
      default -> throw new UnsupportedOperationException(call.getName());
    };
  }

  private RequestDispatcher dispatcher(String path) {
    return fake(
        RequestDispatcher.class,
        (proxy, call, arguments) -> {
          forwarded = Optional.of(path);
          writing.accept(((HttpServletResponse) arguments[1]).getWriter());
          return Optional.empty();
        });
  }

  /** What the body has so far. */
  String body() {
    return body.toString(StandardCharsets.UTF_8);
  }

  private ServletOutputStream stream() {
    return new ServletOutputStream() {
      @Override
      public void write(int b) {
        body.write(b);
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException();
      }
    };
  }

  private Object told(Object proxy, Method call, Object[] arguments) {
    switch (call.getName()) {
      case "setStatus", "sendError" -> status = (Integer) arguments[0];
      case "setHeader" -> answered.put((String) arguments[0], (String) arguments[1]);
      case "setContentType" -> answered.put("Content-Type", (String) arguments[0]);
      case "addCookie" -> set.add((Cookie) arguments[0]);
      case "setContentLength" -> answered.put("Content-Length", String.valueOf(arguments[0]));
      case "getOutputStream" -> {
        return stream();
      }
      default -> throw new UnsupportedOperationException(call.getName());
    }
    return Optional.empty();
  }

  /** An absent answer of the handler is the {@code null} of the Servlet API. */
  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    InvocationHandler unpacking =
        (proxy, call, arguments) -> unpacked(handler.invoke(proxy, call, arguments));
    return type.cast(
        Proxy.newProxyInstance(
            FakeExchange.class.getClassLoader(), new Class<?>[] {type}, unpacking));
  }

  private static @Nullable Object unpacked(@Nullable Object answer) {
    return answer instanceof Optional<?> it ? it.orElse(null) : answer;
  }
}

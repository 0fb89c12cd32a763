package org.vestibule.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A browser with one session, without a container: its attributes, id and life alone are real. */
final class FakeBrowser {
  private static final AtomicInteger BROWSERS = new AtomicInteger();

  final Map<String, Object> attributes = new ConcurrentHashMap<>();
  final AtomicInteger ids = new AtomicInteger();

  /** The id that the browser's cookie has. */
  String requestedId = "id-0";

  /** What the server adds to the id. */
  String route = "";

  /** Whether this request has made the session. */
  boolean isNew = true;

  private final int number = BROWSERS.incrementAndGet();

  /** The lives the session was given, in seconds. */
  final List<Integer> intervals = new ArrayList<>();

  /** When the last request came, in milliseconds. */
  long lastAccessed;

  /** What the server does before it gives the session up. */
  Runnable ending = () -> {};

  final HttpSession session = fakeSession();
  final HttpServletRequest request = fakeRequest();
  final HttpServletResponse response =
      fake(
          HttpServletResponse.class,
          (method, arguments) -> {
            if (method.equals("hashCode")) {
              return number;
            }
            throw new UnsupportedOperationException(method);
          });

  private HttpSession fakeSession() {
    return fake(
        HttpSession.class,
        (method, arguments) ->
            switch (method) {
              case "getId" -> "id-" + ids.get() + route;
              case "getCreationTime" -> 1_800_000_000_000L;
              case "isNew" -> isNew;
              case "getAttribute" -> attributes.get(String.valueOf(arguments[0]));
              case "setAttribute" -> attributes.put(String.valueOf(arguments[0]), arguments[1]);
              case "setMaxInactiveInterval" -> {
                intervals.add((Integer) arguments[0]);
                yield null;
              }
              case "removeAttribute" -> attributes.remove(String.valueOf(arguments[0]));
              case "invalidate" -> {
                ending.run();
                attributes.clear();
                yield null;
              }
              case "getLastAccessedTime" -> lastAccessed;
              case "getMaxInactiveInterval" -> intervals.get(intervals.size() - 1);
              default -> null;
            });
  }

  private HttpServletRequest fakeRequest() {
    return fake(
        HttpServletRequest.class,
        (method, arguments) ->
            switch (method) {
              case "getSession" -> session;
              case "hashCode" -> number;
              case "getAttribute" -> null;
              case "setAttribute" -> null;
              case "getRequestedSessionId" -> requestedId;
              case "changeSessionId" -> "id-" + ids.incrementAndGet();
              default -> throw new UnsupportedOperationException(method);
            });
  }

  private interface Behaviour {
    @Nullable Object on(String method, Object[] arguments);
  }

  private static <T> T fake(Class<T> type, Behaviour behaviour) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object answer =
                  behaviour.on(method.getName(), arguments == null ? new Object[0] : arguments);
              return method.getReturnType() == void.class ? null : answer;
            }));
  }
}

package org.vestibule.session;

import jakarta.servlet.http.HttpServletRequest;
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
  final Map<String, Object> attributes = new ConcurrentHashMap<>();
  final AtomicInteger ids = new AtomicInteger();

  /** The lives the session was given, in seconds. */
  final List<Integer> intervals = new ArrayList<>();

  /** When the last request came, in milliseconds. */
  long lastAccessed;

  /** What the server does before it gives the session up. */
  Runnable ending = () -> {};

  final HttpSession session = fakeSession();
  final HttpServletRequest request = fakeRequest();

  private HttpSession fakeSession() {
    return fake(
        HttpSession.class,
        (method, arguments) ->
            switch (method) {
              case "getId" -> "id-" + ids.get();
              case "getCreationTime" -> 1_800_000_000_000L;
              case "isNew" -> true;
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

package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server stands in for the JVM's own way out, or the signal would end the tests. */
class StopSignalTest {
  private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private @Nullable Object jvm;

  @BeforeEach
  void serve() throws Exception {
    jvm = handle(handler(heard, "server"));
  }

  @AfterEach
  void restore() throws Exception {
    if (jvm != null) {
      handle(jvm);
    }
  }

  @Test
  void it_is_heard_before_the_server_hears_it() throws Exception {
    StopSignal signal = listen("application");
    raise();

    assertEquals(List.of("application", "server"), heard(2));
    signal.close();
  }

  @Test
  void an_application_that_is_gone_hears_nothing() throws Exception {
    listen("application").close();
    raise();

    assertEquals(List.of("server"), heard(1));
  }

  @Test
  void two_applications_hear_it_in_turn_and_one_may_go_first() throws Exception {
    StopSignal first = listen("first");
    StopSignal second = listen("second");
    raise();
    assertEquals(List.of("second", "first", "server"), heard(3));

    // The one that is gone stays in the chain of the later one, which must not lose the signal.
    first.close();
    raise();
    assertEquals(List.of("second", "first", "server"), heard(3));
    second.close();
  }

  private StopSignal listen(String name) {
    return StopSignal.listen(() -> heard.add(name)).orElseThrow();
  }

  private List<String> heard(int count) throws InterruptedException {
    var all = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      all.add(String.valueOf(heard.poll(10, TimeUnit.SECONDS)));
    }
    return all;
  }

  private static Object handler(LinkedBlockingQueue<String> heard, String name) throws Exception {
    InvocationHandler hears = (proxy, method, arguments) -> heard.add(name);
    Class<?> type = Class.forName("sun.misc.SignalHandler");
    return Proxy.newProxyInstance(
        StopSignalTest.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) ->
            method.getName().equals("handle")
                ? hears.invoke(proxy, method, arguments)
                : proxy == (arguments == null ? null : arguments[0]));
  }

  private static @Nullable Object handle(Object handler) throws Exception {
    Class<?> type = Class.forName("sun.misc.Signal");
    Method handle = type.getMethod("handle", type, Class.forName("sun.misc.SignalHandler"));
    return handle.invoke(null, term(), handler);
  }

  private static void raise() throws Exception {
    Class<?> type = Class.forName("sun.misc.Signal");
    type.getMethod("raise", type).invoke(null, term());
  }

  private static Object term() throws Exception {
    return Class.forName("sun.misc.Signal").getConstructor(String.class).newInstance("TERM");
  }
}

package org.vestibule.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import jakarta.ws.rs.core.GenericType;
import java.lang.reflect.Type;
import org.glassfish.jersey.client.ClientRequest;
import org.glassfish.jersey.internal.util.collection.Ref;
import org.junit.jupiter.api.Test;

class PlainInjectionTest {
  @Test
  void each_request_has_a_reference_of_its_own_which_no_thread_keeps() {
    var injection = new PlainInjection();
    Type reference = new GenericType<Ref<ClientRequest>>() {}.getType();

    Ref<ClientRequest> first = injection.getInstance(reference);
    Ref<ClientRequest> second = injection.getInstance(reference);

    assertNotSame(first, second);
    assertEquals(null, second.get());
  }
}

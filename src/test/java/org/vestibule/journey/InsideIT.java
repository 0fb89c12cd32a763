package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.bind.JsonbBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.glassfish.jersey.client.InjectionManagerClientProvider;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vestibule.dataverse.WhoAmI;
import org.vestibule.http.HttpCalls;
import org.vestibule.http.Json;
import org.vestibule.http.Limits;
import org.vestibule.http.Reply;
import org.vestibule.http.Secret;
import org.vestibule.oauth.ProviderMetadata;
import org.vestibule.oauth.Randomness;
import org.vestibule.oauth.SignInHints;
import org.vestibule.run.Ports;
import org.vestibule.session.BrowserKeys;
import org.vestibule.session.Device;
import org.vestibule.session.Devices;
import org.vestibule.session.Engine;
import org.vestibule.session.LocalEngine;
import org.vestibule.session.Sessions;
import org.vestibule.signin.PendingSignIn;
import org.vestibule.signin.ReturnPath;

/**
 * Looks at class loading from where the application stands: these methods run inside the server.
 */
@ExtendWith({ServerPort.class, ArquillianExtension.class})
final class InsideIT {
  private static final String LISTENER =
      "<listener><listener-class>" + ServerContext.class.getName() + "</listener-class></listener>";

  @Deployment
  static WebArchive war() throws IOException {
    Ground.settings(ServerPort.address("inside"));
    WebArchive war = Archives.war("inside");
    war.delete("/META-INF/context.xml");
    return war.setWebXML(new StringAsset(openForFragments(war)))
        // The server loads this class with its annotations, and must find what they name.
        .addClasses(ServerPort.class, Ports.class, ServerContext.class);
  }

  /**
   * Arquillian brings its servlet as a fragment. Tomcat takes none beside complete metadata or from
   * where our context tells it not to look, and no server one that an order leaves out.
   */
  private static String openForFragments(WebArchive war) throws IOException {
    try (InputStream in = war.get("WEB-INF/web.xml").getAsset().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("metadata-complete=\"true\"", "metadata-complete=\"false\"")
          .replace("<absolute-ordering/>", "")
          .replaceFirst("(?=<listener>)", LISTENER);
    }
  }

  @Test
  void the_classes_that_serve_come_from_a_known_place() throws Exception {
    for (String name :
        List.of(
            "jakarta.ws.rs.client.ClientBuilder",
            "org.glassfish.jersey.client.JerseyClient",
            "org.apache.hc.client5.http.impl.classic.CloseableHttpClient",
            "jakarta.json.bind.JsonbBuilder",
            "org.eclipse.yasson.JsonBindingProvider",
            "com.nimbusds.jose.JWSVerifier",
            "org.slf4j.LoggerFactory")) {
      Class<?> type = Class.forName(name, false, Json.class.getClassLoader());
      CodeSource source = type.getProtectionDomain().getCodeSource();
      assertNotNull(source, name);
      System.out.println("inside: " + name + " from " + source.getLocation());
    }
  }

  @Test
  void no_server_makes_the_tags_of_pages() {
    assertNull(
        ServerContext.attribute("com.sun.appserv.jsp.resource.injector"),
        "Payara makes a managed object of each");
    assertNotNull(ServerContext.attribute("environments"), "the application has started");
  }

  @Test
  void the_client_is_jersey_and_the_binding_yasson() {
    try (Client client = ClientBuilder.newClient();
        var json = new Json()) {
      assertTrue(client.getClass().getName().startsWith("org.glassfish.jersey."));
      assertEquals("{\"a\":\"b\"}", json.write(Map.of("a", "b")));
      assertTrue(
          JsonbBuilder.create().getClass().getName().startsWith("org.eclipse.yasson."),
          "another binding has other bugs");
    }
  }

  @Test
  void the_client_injects_nothing() {
    var injection = new AtomicReference<String>("");
    // A lambda would put its type among this class's signatures, which are read outside of a
    // server.
    ClientRequestFilter look =
        proxy(
            ClientRequestFilter.class,
            Map.of(
                "hashCode",
                arguments -> 1,
                "filter",
                arguments -> {
                  var request = (ClientRequestContext) arguments[0];
                  injection.set(
                      InjectionManagerClientProvider.getInjectionManager(request)
                          .getClass()
                          .getName());
                  request.abortWith(Response.noContent().build());
                  return null;
                }));
    try (Client client = ClientBuilder.newClient()) {
      client
          .register(look, ClientRequestFilter.class)
          .target("http://127.0.0.1:1")
          .request()
          .get()
          .close();
    }

    assertEquals("org.vestibule.http.PlainInjection", injection.get());
  }

  @Test
  void our_client_calls_out_and_our_records_bind() throws Exception {
    URI metadata =
        URI.create(
            setting("AZURE_AUTHORITY_HOST")
                + "/"
                + setting("AZURE_TENANT_ID")
                + "/v2.0/.well-known/openid-configuration");
    try (var http = new HttpCalls(Limits.of(Duration.ofSeconds(3), Duration.ofSeconds(10)));
        var json = new Json()) {
      Reply reply = http.get(metadata, Map.of());

      assertEquals(200, reply.status());
      ProviderMetadata.Wire wire =
          json.read(reply.body(), ProviderMetadata.Wire.class).orElseThrow();
      assertEquals(
          setting("AZURE_AUTHORITY_HOST") + "/" + setting("AZURE_TENANT_ID") + "/v2.0",
          wire.issuer());
      assertEquals(List.of("RS256"), wire.signingAlgorithms());
    }
  }

  @Test
  void the_answer_of_the_web_api_binds() {
    try (var json = new Json()) {
      WhoAmI.Wire wire =
          json.read(
                  "{\"@odata.context\":\"x\",\"UserId\":\"u\",\"BusinessUnitId\":\"b\",\"OrganizationId\":\"o\"}",
                  WhoAmI.Wire.class)
              .orElseThrow();

      assertEquals(new WhoAmI.Wire("u", "b", "o"), wire);
    }
  }

  @Test
  void what_the_session_keeps_survives_being_written_and_read_by_the_server() throws Exception {
    var key = new AtomicReference<Object>(Optional.empty());
    BrowserKeys keys =
        proxy(
            BrowserKeys.class,
            Map.of(
                "of",
                arguments -> key.get(),
                "give",
                arguments -> {
                  key.set(Optional.of(arguments[2]));
                  return null;
                }));
    var sessions =
        new Sessions(
            Duration.ofMinutes(30),
            Duration.ofHours(10),
            Engine.class.cast(new LocalEngine(Clock.systemUTC())),
            Clock.systemUTC(),
            Randomness.secure(),
            keys,
            proxy(Devices.class, Map.of("of", arguments -> Device.UNKNOWN)));
    var kept = new HashMap<String, Object>();
    var state = "s".repeat(43);
    var pending =
        new PendingSignIn(
            new Secret(state),
            new Secret("n".repeat(43)),
            new Secret("v".repeat(43)),
            ReturnPath.HOME,
            URI.create("https://crm.example/callback"),
            SignInHints.NONE,
            Optional.empty(),
            Instant.ofEpochSecond(1_800_000_000));

    sessions.remember(request(kept), proxy(HttpServletResponse.class, Map.of()), pending);
    assertFalse(kept.isEmpty());
    for (Map.Entry<String, Object> attribute : kept.entrySet()) {
      assertInstanceOf(byte[].class, attribute.getValue(), attribute.getKey());
      var bytes = new ByteArrayOutputStream();
      new ObjectOutputStream(bytes).writeObject(attribute.getValue());
      attribute.setValue(
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject());
    }

    assertEquals(Optional.of(pending), sessions.take(request(kept), state));
  }

  /** A request whose session has these attributes. */
  private static HttpServletRequest request(Map<String, Object> attributes) {
    HttpSession session =
        proxy(
            HttpSession.class,
            Map.of(
                "getId",
                arguments -> "id",
                "getCreationTime",
                arguments -> 1_800_000_000_000L,
                "isNew",
                arguments -> true,
                "getAttribute",
                arguments -> attributes.get(arguments[0]),
                "setAttribute",
                arguments -> attributes.put((String) arguments[0], arguments[1])));
    return proxy(
        HttpServletRequest.class,
        Map.of(
            "getSession",
            arguments -> session,
            "getAttribute",
            arguments -> null,
            "setAttribute",
            arguments -> null));
  }

  private static <T> T proxy(
      Class<T> type, Map<String, Function<Object[], @Nullable Object>> methods) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                method.getReturnType() == void.class && !methods.containsKey(method.getName())
                    ? null
                    : answer(methods, method, arguments)));
  }

  private static @Nullable Object answer(
      Map<String, Function<Object[], @Nullable Object>> methods,
      Method method,
      Object[] arguments) {
    Function<Object[], @Nullable Object> answer = methods.get(method.getName());
    if (answer == null) {
      throw new UnsupportedOperationException(method.toString());
    }
    Object value = answer.apply(arguments);
    return method.getReturnType() == void.class ? null : value;
  }

  private static String setting(String name) throws IOException {
    var settings = new Properties();
    try (var in = Files.newBufferedReader(Path.of(System.getenv("VESTIBULE_CONFIG")))) {
      settings.load(in);
    }
    return settings.getProperty(name, "");
  }
}

package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.doctor.Doctor;
import org.vestibule.http.Json;
import org.vestibule.web.HelpView.Answer;
import org.vestibule.web.HelpView.Link;
import org.vestibule.web.ProblemView.Detail;

class HelpServletTest {
  private static final Json JSON = new Json();
  private static final PublicAddress OPEN = new PublicAddress(Optional.empty());

  @AfterAll
  static void close() {
    JSON.close();
  }

  private static FakeExchange served(FakeExchange exchange) throws Exception {
    var doctor = new Doctor();
    var pages = new Pages(OPEN, new Assets(Map.of()), request -> Optional.empty());
    var problems =
        new ProblemPages(
            pages,
            OPEN,
            doctor,
            JSON,
            request -> Optional.empty(),
            Map.of("clientId", "client-1", "environment", "https://org.crm4.dynamics.com"),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
            new References(() -> "abcdefghij"));
    new HelpServlet(OPEN, problems, pages, doctor).service(exchange.request, exchange.response);
    return exchange;
  }

  private static FakeExchange post() {
    var exchange = new FakeExchange();
    exchange.method = "POST";
    return exchange;
  }

  private static HelpView view(FakeExchange exchange) {
    assertEquals(Optional.of("/WEB-INF/views/help.jsp"), exchange.forwarded);
    assertEquals(200, exchange.status);
    return exchange.attributes.get("view") instanceof HelpView view
        ? view
        : new HelpView(List.of(), List.of(), "");
  }

  private static String title(FakeExchange exchange) {
    List<Answer> answers = view(exchange).answers();
    return answers.isEmpty() ? "none" : answers.get(0).explanation().title();
  }

  @Test
  void a_link_names_a_code() throws Exception {
    HelpView view = view(served(new FakeExchange().with("code", "AADSTS50011")));

    Answer answer = view.answers().get(0);
    assertEquals("The redirect URI is not registered", answer.explanation().title());
    assertTrue(answer.known());
    assertTrue(
        answer.explanation().how().contains("http://localhost:8080/callback"),
        answer.explanation().how());
    assertTrue(answer.explanation().command().contains("--id client-1 "));
    assertEquals(List.of(new Detail("problem.provider-code", "AADSTS50011")), answer.details());
  }

  @Test
  void a_text_is_posted() throws Exception {
    FakeExchange exchange =
        served(
            post()
                .with(
                    "text",
                    "AADSTS53003: Access has been blocked.\r\n"
                        + "Trace ID: 0000aaaa-11bb-cccc-dd22-eeeeee333333 secret-1"));

    assertEquals("A rule of your organization blocks this sign-in", title(exchange));
    assertEquals(
        List.of(
            new Detail("problem.provider-code", "AADSTS53003"),
            new Detail("problem.trace", "0000aaaa-11bb-cccc-dd22-eeeeee333333")),
        view(exchange).answers().get(0).details());
    assertFalse(exchange.attributes.toString().contains("secret-1"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"GET, text", "POST, code", "GET, other"})
  void a_text_in_the_address_is_not_read_and_a_code_is_not_posted(String method, String parameter)
      throws Exception {
    FakeExchange exchange = new FakeExchange().with(parameter, "AADSTS50105");
    exchange.method = method;

    assertEquals("none", title(served(exchange)));
  }

  @Test
  void nothing_asked_is_nothing_answered() throws Exception {
    assertEquals("none", title(served(new FakeExchange())));
    assertEquals("none", title(served(new FakeExchange().with("code", " "))));
    assertEquals("none", title(served(post().with("text", ""))));
  }

  @Test
  void what_is_not_known_is_said_to_be() throws Exception {
    FakeExchange text = served(post().with("text", "It does not work."));
    FakeExchange number = served(new FakeExchange().with("code", "AADSTS9999999"));

    assertEquals("There is no code in this text that is known here", title(text));
    assertEquals("AADSTS9999999 is not explained here", title(number));
    assertFalse(view(number).answers().get(0).known());
  }

  @Test
  void the_most_frequent_codes_are_links_that_lead_to_an_answer() throws Exception {
    List<Link> frequent = view(served(new FakeExchange())).frequent();

    assertEquals(
        List.of(
            "AADSTS50011",
            "AADSTS50105",
            "AADSTS53003",
            "AADSTS65001",
            "AADSTS7000222",
            "0x80072560"),
        frequent.stream().map(Link::code).toList());
    for (Link link : frequent) {
      assertEquals(link.title(), title(served(new FakeExchange().with("code", link.code()))));
    }
  }

  @Test
  void another_method_is_not_served() throws Exception {
    var put = new FakeExchange();
    put.method = "PUT";

    served(put);

    assertEquals(405, put.status);
    assertEquals("GET, POST", put.answered.get("Allow"));
  }
}

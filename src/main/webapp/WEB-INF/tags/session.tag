<%@ tag description="The question before the session ends; shown by its script" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ attribute name="clock" required="true" type="org.vestibule.web.SessionClock" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<fmt:message key="duration.minutes" var="minutes"/>
<fmt:message key="duration.seconds" var="seconds"/>
<dialog id="session" aria-labelledby="session-title" aria-describedby="session-text" data-idle="<c:out value="${clock.idle()}"/>" data-left="<c:out value="${clock.left()}"/>" data-keep-alive="<c:out value="${layout.base()}"/>/keep-alive" data-minutes="<c:out value="${minutes}"/>" data-seconds="<c:out value="${seconds}"/>">
  <article>
    <h2 id="session-title"><fmt:message key="session.title"/></h2>
    <div id="session-text">
      <p class="ending-idle"><fmt:message key="session.idle"/></p>
      <p class="ending-age" hidden><fmt:message key="session.age"/></p>
      <p class="ended" hidden><fmt:message key="session.ended"/></p>
      <p class="failed" hidden><fmt:message key="session.failed"/></p>
      <p class="left"><fmt:message key="session.left"/>&#32;<span role="timer"></span></p>
    </div>
    <div class="answers">
      <button type="button" class="stay"><fmt:message key="session.stay"/></button>
      <button type="button" class="secondary outline dismiss" hidden><fmt:message key="session.close"/></button>
      <a role="button" class="again" hidden href="<c:out value="${layout.base()}"/>/login?return_to=<c:out value="${layout.hereEncoded()}"/>"><fmt:message key="session.again"/></a>
    </div>
  </article>
</dialog>

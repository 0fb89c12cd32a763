<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="v" uri="/WEB-INF/vestibule.tld" %>
<fmt:message key="sessions.title" var="title"/>
<v:page value="${title}">
  <jsp:attribute name="header">
    <v:signout value="${view.antiForgery()}"/>
  </jsp:attribute>
  <jsp:attribute name="band">
    <h1><c:out value="${title}"/></h1>
    <p class="lead"><fmt:message key="sessions.lead"/></p>
  </jsp:attribute>
  <jsp:body>
    <c:if test="${not empty view.note()}">
      <div class="note" role="status"><p><fmt:message key="${view.note()}"/></p></div>
    </c:if>
    <c:forEach items="${view.rows()}" var="row">
      <article class="tiles session" aria-labelledby="session-<c:out value="${row.id()}"/>">
        <h2 id="session-<c:out value="${row.id()}"/>"><c:out value="${row.browser()}"/></h2>
        <c:if test="${row.current()}">
          <p><strong><fmt:message key="sessions.current"/></strong></p>
        </c:if>
        <v:facts value="${row.facts()}" copy="false"/>
        <c:if test="${not row.current()}">
          <fmt:message key="sessions.end.label" var="label"><fmt:param value="${row.browser()}"/><fmt:param value="${row.place()}"/></fmt:message>
          <form method="post" action="<c:out value="${layout.base()}"/>/sessions/end" class="actions">
            <input type="hidden" name="anti_forgery" value="<c:out value="${view.antiForgery()}"/>">
            <input type="hidden" name="session" value="<c:out value="${row.id()}"/>">
            <button type="submit" class="secondary outline" aria-label="<c:out value="${label}"/>"><fmt:message key="sessions.end"/></button>
          </form>
        </c:if>
      </article>
    </c:forEach>
    <div class="actions">
      <c:if test="${view.others()}">
        <form method="post" action="<c:out value="${layout.base()}"/>/sessions/end">
          <input type="hidden" name="anti_forgery" value="<c:out value="${view.antiForgery()}"/>">
          <input type="hidden" name="which" value="others">
          <button type="submit" class="secondary"><fmt:message key="sessions.end.others"/></button>
        </form>
      </c:if>
      <form method="post" action="<c:out value="${layout.base()}"/>/sessions/end">
        <input type="hidden" name="anti_forgery" value="<c:out value="${view.antiForgery()}"/>">
        <input type="hidden" name="which" value="all">
        <button type="submit"><fmt:message key="sessions.end.all"/></button>
      </form>
    </div>
    <p class="quiet"><fmt:message key="sessions.hint"/></p>
    <p class="aside"><c:out value="${view.zoneNote()}"/></p>
    <p><a href="<c:out value="${layout.base()}"/>/dashboard"><fmt:message key="sessions.dashboard"/></a></p>
  </jsp:body>
</v:page>

<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="v" uri="/WEB-INF/vestibule.tld" %>
<fmt:message key="help.title" var="title"/>
<v:page value="${empty view.answers() ? title : view.answers()[0].explanation().title()}" scripts="copy.js">
  <jsp:attribute name="header">
    <c:if test="${not empty view.antiForgery()}">
      <v:signout value="${view.antiForgery()}"/>
    </c:if>
  </jsp:attribute>
  <jsp:attribute name="band">
    <c:choose>
      <c:when test="${empty view.answers()}">
        <h1><fmt:message key="help.heading"/></h1>
        <p class="lead"><fmt:message key="help.lead"/></p>
      </c:when>
      <c:otherwise>
        <h1 tabindex="-1"><c:out value="${view.answers()[0].explanation().title()}"/></h1>
        <p class="lead"><c:out value="${view.answers()[0].explanation().what()}"/></p>
      </c:otherwise>
    </c:choose>
  </jsp:attribute>
  <jsp:body>
    <div class="board">
      <div class="seven">
        <c:forEach items="${view.answers()}" var="answer">
          <article>
            <v:remedy value="${answer.explanation()}"/>
          </article>
          <c:if test="${not empty answer.details()}">
            <article aria-labelledby="support">
              <h2 id="support"><fmt:message key="problem.support"/></h2>
              <div class="copy">
                <v:details value="${answer.details()}"/>
              </div>
            </article>
          </c:if>
        </c:forEach>
        <article aria-labelledby="ask">
          <h2 id="ask"><fmt:message key="${empty view.answers() ? 'help.paste' : 'help.again'}"/></h2>
          <form method="post" action="<c:out value="${layout.base()}"/>/help">
            <label for="text"><fmt:message key="help.label"/></label>
            <textarea id="text" name="text" rows="6" maxlength="4096" required autocomplete="off" spellcheck="false" aria-describedby="text-note"></textarea>
            <small id="text-note"><fmt:message key="help.note"/></small>
            <button type="submit"><fmt:message key="help.button"/></button>
          </form>
        </article>
      </div>
      <div class="five">
        <article aria-labelledby="frequent">
          <h2 id="frequent"><fmt:message key="help.frequent"/></h2>
          <ul class="links">
            <c:forEach items="${view.frequent()}" var="link">
              <li><a href="<c:out value="${layout.base()}"/>/help?code=<c:out value="${link.code()}"/>"><code><c:out value="${link.code()}"/></code>&#32;<c:out value="${link.title()}"/></a></li>
            </c:forEach>
          </ul>
        </article>
        <p><a href="<c:out value="${layout.base()}"/>/"><fmt:message key="problem.home"/></a></p>
      </div>
    </div>
  </jsp:body>
</v:page>

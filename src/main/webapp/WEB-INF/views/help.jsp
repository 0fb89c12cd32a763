<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="v" tagdir="/WEB-INF/tags" %>
<fmt:message key="help.title" var="title"/>
<v:page title="${empty view.answers() ? title : view.answers()[0].explanation().title()}">
  <c:forEach items="${view.answers()}" var="answer">
    <h1><c:out value="${answer.explanation().title()}"/></h1>
    <section>
      <h2><fmt:message key="problem.heading.what"/></h2>
      <p><c:out value="${answer.explanation().what()}"/></p>
      <h2><fmt:message key="problem.heading.who"/></h2>
      <p><c:out value="${answer.explanation().who()}"/></p>
      <h2><fmt:message key="problem.heading.how"/></h2>
      <p><c:out value="${answer.explanation().how()}"/></p>
      <c:if test="${not empty answer.explanation().where()}">
        <h2><fmt:message key="help.where"/></h2>
        <p class="where"><c:out value="${answer.explanation().where()}"/></p>
      </c:if>
      <c:if test="${not empty answer.explanation().command()}">
        <h2><fmt:message key="help.command"/></h2>
        <pre class="command" tabindex="0"><code><c:out value="${answer.explanation().command()}"/></code></pre>
      </c:if>
    </section>
    <c:if test="${not empty answer.details()}">
      <article aria-labelledby="support">
        <h2 id="support"><fmt:message key="problem.support"/></h2>
        <dl class="facts">
          <c:forEach items="${answer.details()}" var="detail">
            <div>
              <dt><fmt:message key="${detail.key()}"/></dt>
              <dd><code><c:out value="${detail.value()}"/></code></dd>
            </div>
          </c:forEach>
        </dl>
      </article>
    </c:if>
  </c:forEach>
  <c:choose>
    <c:when test="${empty view.answers()}">
      <h1><fmt:message key="help.heading"/></h1>
      <p class="lead"><fmt:message key="help.lead"/></p>
    </c:when>
    <c:otherwise>
      <h2><fmt:message key="help.again"/></h2>
    </c:otherwise>
  </c:choose>
  <form method="post" action="<c:out value="${layout.base()}"/>/help">
    <label for="text"><fmt:message key="help.label"/></label>
    <textarea id="text" name="text" rows="6" maxlength="4096" required autocomplete="off" spellcheck="false" aria-describedby="text-note"></textarea>
    <small id="text-note"><fmt:message key="help.note"/></small>
    <button type="submit"><fmt:message key="help.button"/></button>
  </form>
  <section aria-labelledby="frequent">
    <h2 id="frequent"><fmt:message key="help.frequent"/></h2>
    <ul>
      <c:forEach items="${view.frequent()}" var="link">
        <li><a href="<c:out value="${layout.base()}"/>/help?code=<c:out value="${link.code()}"/>"><code><c:out value="${link.code()}"/></code> <c:out value="${link.title()}"/></a></li>
      </c:forEach>
    </ul>
  </section>
  <p><a href="<c:out value="${layout.base()}"/>/"><fmt:message key="problem.home"/></a></p>
</v:page>

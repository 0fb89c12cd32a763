<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="v" uri="/WEB-INF/vestibule.tld" %>
<fmt:message key="setup.title" var="title"/>
<v:page value="${title}" scripts="copy.js">
  <jsp:attribute name="band">
    <h1><c:out value="${title}"/></h1>
    <p class="lead"><fmt:message key="${view.misconfigured() ? 'setup.fresh' : 'setup.lead'}"/></p>
  </jsp:attribute>
  <jsp:body>
    <c:if test="${view.wrong()}">
      <div class="note" role="alert">
        <p><strong><fmt:message key="setup.form.wrong"/></strong></p>
        <ul>
          <c:forEach items="${view.fields()}" var="field">
            <c:if test="${not empty field.error()}">
              <li><a href="#<c:out value="${field.name()}"/>"><c:out value="${field.name()}"/></a> <c:out value="${field.error()}"/></li>
            </c:if>
          </c:forEach>
        </ul>
      </div>
    </c:if>
    <div class="board">
      <c:if test="${not empty view.file()}">
        <article class="half" aria-labelledby="file">
          <h2 id="file" tabindex="-1" autofocus><fmt:message key="setup.file"/></h2>
          <p><fmt:message key="setup.file.text"/></p>
          <pre class="copy"><code><c:out value="${view.file()}"/></code></pre>
        </article>
        <article class="half" aria-labelledby="script">
          <h2 id="script"><fmt:message key="setup.script"/></h2>
          <p><fmt:message key="setup.script.text"/></p>
          <pre class="copy"><code><c:out value="${view.script()}"/></code></pre>
        </article>
      </c:if>
      <c:if test="${not empty view.checks()}">
        <article aria-labelledby="checks">
          <h2 id="checks"><fmt:message key="setup.checks"/></h2>
          <fmt:message key="setup.summary" var="summary"><fmt:param value="${view.failed()}"/><fmt:param value="${view.warnings()}"/></fmt:message>
          <p role="status"><c:out value="${summary}"/></p>
          <ul class="verdicts">
            <c:forEach items="${view.checks()}" var="check">
              <li class="verdict <c:out value="${check.look()}"/>">
                <p class="state"><c:out value="${check.label()}"/></p>
                <article>
                  <h3><c:out value="${check.title()}"/></h3>
                  <p><c:out value="${check.seen()}"/></p>
                  <c:if test="${not empty check.remedy()}">
                    <p><c:out value="${check.remedy()}"/></p>
                  </c:if>
                  <c:forEach items="${check.paste()}" var="value">
                    <pre class="copy"><code><c:out value="${value}"/></code></pre>
                  </c:forEach>
                </article>
              </li>
            </c:forEach>
          </ul>
        </article>
      </c:if>
      <article class="half start" aria-labelledby="compose">
        <h2 id="compose"><fmt:message key="setup.form"/></h2>
        <p><fmt:message key="setup.form.text"/></p>
        <form method="post" action="<c:out value="${layout.base()}"/>/setup" novalidate>
          <c:forEach items="${view.fields()}" var="field">
            <label for="<c:out value="${field.name()}"/>"><fmt:message key="${field.label()}"/></label>
            <input id="<c:out value="${field.name()}"/>" name="<c:out value="${field.name()}"/>" type="text" value="<c:out value="${field.value()}"/>" maxlength="500" autocomplete="off" spellcheck="false" aria-describedby="<c:out value="${field.name()}"/>-hint"<c:if test="${field.required()}"> required</c:if><c:if test="${not empty field.error()}"> aria-invalid="true"</c:if><c:if test="${field.focus()}"> autofocus</c:if>>
            <small id="<c:out value="${field.name()}"/>-hint"><c:if test="${not empty field.error()}"><strong><code><c:out value="${field.name()}"/></code> <c:out value="${field.error()}"/>.</strong> </c:if><fmt:message key="${field.hint()}"/></small>
          </c:forEach>
          <c:forEach items="${view.choices()}" var="choice">
            <fieldset>
              <legend><fmt:message key="${choice.legend()}"/></legend>
              <c:forEach items="${choice.options()}" var="option">
                <label><input type="radio" name="<c:out value="${choice.name()}"/>" value="<c:out value="${option.value()}"/>"<c:if test="${option.chosen()}"> checked</c:if>> <fmt:message key="${option.label()}"/></label>
              </c:forEach>
            </fieldset>
          </c:forEach>
          <button type="submit"><fmt:message key="setup.form.button"/></button>
        </form>
      </article>
      <article class="half start" aria-labelledby="settings">
        <h2 id="settings"><fmt:message key="setup.settings"/></h2>
        <dl class="facts settings">
          <c:forEach items="${view.settings()}" var="row">
            <div>
              <dt><code><c:out value="${row.name()}"/></code></dt>
              <dd>
                <c:choose>
                  <c:when test="${row.length() > 0}">
                    <fmt:message key="setup.hidden" var="hidden"><fmt:param value="${row.length()}"/></fmt:message>
                    <c:out value="${hidden}"/>
                  </c:when>
                  <c:otherwise><c:out value="${row.value()}"/></c:otherwise>
                </c:choose>
                <small class="quiet">
                  <fmt:message key="${row.origin()}"/>
                  <c:if test="${not empty row.file()}">
                    <fmt:message key="setup.origin.file" var="place"><fmt:param value="${row.file()}"/></fmt:message>
                    <c:out value="${place}"/>
                  </c:if>
                </small>
              </dd>
            </div>
          </c:forEach>
        </dl>
      </article>
    </div>
    <c:if test="${empty view.checks()}">
      <p class="actions"><a role="button" href="<c:out value="${layout.base()}"/>/setup"><fmt:message key="setup.again"/></a></p>
    </c:if>
  </jsp:body>
</v:page>

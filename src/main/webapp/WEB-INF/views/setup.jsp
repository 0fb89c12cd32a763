<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="v" tagdir="/WEB-INF/tags" %>
<fmt:message key="setup.title" var="title"/>
<v:page title="${title}" heading="${title}" scripts="copy.js">
  <c:if test="${view.misconfigured()}">
    <p class="lead"><fmt:message key="setup.fresh"/></p>
  </c:if>
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
  <c:if test="${not empty view.file()}">
    <article id="composed" aria-labelledby="composed-title">
      <h2 id="composed-title"><fmt:message key="setup.file"/></h2>
      <p><fmt:message key="setup.file.text"/></p>
      <pre class="copy"><c:out value="${view.file()}"/></pre>
      <h2><fmt:message key="setup.script"/></h2>
      <p><fmt:message key="setup.script.text"/></p>
      <pre class="copy"><c:out value="${view.script()}"/></pre>
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
            <p><strong class="state"><c:out value="${check.label()}"/></strong> <strong><c:out value="${check.title()}"/></strong></p>
            <p><c:out value="${check.seen()}"/></p>
            <c:if test="${not empty check.remedy()}">
              <p><c:out value="${check.remedy()}"/></p>
            </c:if>
            <c:forEach items="${check.paste()}" var="value">
              <pre class="copy"><c:out value="${value}"/></pre>
            </c:forEach>
          </li>
        </c:forEach>
      </ul>
    </article>
  </c:if>
  <article aria-labelledby="compose">
    <h2 id="compose"><fmt:message key="setup.form"/></h2>
    <p><fmt:message key="setup.form.text"/></p>
    <form method="post" action="<c:out value="${layout.base()}"/>/setup" novalidate>
      <c:forEach items="${view.fields()}" var="field">
        <label for="<c:out value="${field.name()}"/>"><fmt:message key="${field.label()}"/> <code><c:out value="${field.name()}"/></code></label>
        <input id="<c:out value="${field.name()}"/>" name="<c:out value="${field.name()}"/>" type="text" value="<c:out value="${field.value()}"/>" maxlength="500" autocomplete="off" spellcheck="false" aria-describedby="<c:out value="${field.name()}"/>-hint"<c:if test="${field.required()}"> required</c:if><c:if test="${not empty field.error()}"> aria-invalid="true"</c:if><c:if test="${field.focus()}"> autofocus</c:if>>
        <small id="<c:out value="${field.name()}"/>-hint"><c:if test="${not empty field.error()}"><strong><c:out value="${field.error()}"/></strong> </c:if><fmt:message key="${field.hint()}"/></small>
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
  <article aria-labelledby="settings">
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
              <c:when test="${not empty row.value()}"><c:out value="${row.value()}"/></c:when>
            </c:choose>
            <small>
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
  <c:if test="${empty view.checks()}">
    <p><a href="<c:out value="${layout.base()}"/>/setup"><fmt:message key="setup.again"/></a></p>
  </c:if>
</v:page>

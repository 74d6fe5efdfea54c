"use strict";
const main = document.getElementById("endpoints");

function element(tag, text, parent, style) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  if (style) made.className = style;
  parent.append(made);
  return made;
}

function nameOf(schema) {
  if (!schema) return "";
  if (schema.$ref) return schema.$ref.split("/").pop();
  if (schema.anyOf) return schema.anyOf.map(nameOf).join(" or ");
  if (schema.type === "array") return nameOf(schema.items) + "[]";
  const type = Array.isArray(schema.type) ? schema.type.join(" or ") : schema.type || "any";
  return schema.format ? type + " (" + schema.format + ")" : type;
}

fetch("/api/openapi.json").then((answer) => answer.json()).then((api) => {
  element("p", api.info.description, main, "muted");
  for (const [path, methods] of Object.entries(api.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const section = element("section", "", main);
      element("h2", method.toUpperCase() + " " + path, section);
      element("div", operation.summary, section);
      for (const parameter of operation.parameters || []) {
        element("div", parameter.in + " " + parameter.name + ": " + nameOf(parameter.schema), section, "field muted");
      }
      const takes = operation.requestBody?.content["application/json"]?.schema;
      if (takes) element("div", "takes " + nameOf(takes), section, "field");
      for (const [status, answer] of Object.entries(operation.responses)) {
        const content = Object.values(answer.content || {})[0];
        element("div", status + " " + answer.description + " " + nameOf(content?.schema), section, "field");
      }
    }
  }
  element("h2", "Types", main);
  for (const [name, schema] of Object.entries(api.components.schemas)) {
    const section = element("section", "", main);
    section.id = name;
    element("h2", name, section);
    for (const [property, type] of Object.entries(schema.properties || {})) {
      element("div", property + ": " + nameOf(type), section, "field");
    }
  }
});

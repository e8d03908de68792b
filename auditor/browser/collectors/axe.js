// One run of axe-core over the loaded page, told with selectors and snippets of ours.
globalThis.auditor.axe = async (tags, leftOut) => {
  const { selector, snippet } = globalThis.auditor;
  const MOST_NODES = 60;

  const flat = (node) => {
    const data = {};
    for (const check of [...node.any, ...node.all, ...node.none]) {
      const value = check.data;
      if (value === null || value === undefined) continue;
      const entries = typeof value === "object" && !Array.isArray(value) ? Object.entries(value) : [[check.id, value]];
      for (const [key, part] of entries)
        if (part === null || /^(string|number|boolean)$/.test(typeof part)) data[key] = part;
        else if (Array.isArray(part) && part.every((item) => typeof item === "string")) data[key] = part.join(", ");
    }
    return data;
  };

  const told = (rule) => ({
    id: rule.id,
    tags: rule.tags,
    node_count: rule.nodes.length,
    nodes: rule.nodes.slice(0, MOST_NODES).map((node) => ({
      selector: node.element ? selector(node.element) : "",
      html: node.element ? snippet(node.element) : node.html.slice(0, 400),
      impact: node.impact ?? rule.impact ?? "",
      summary: (node.failureSummary ?? "").slice(0, 1000),
      data: flat(node),
    })),
  });

  const results = await axe.run(document, {
    runOnly: { type: "tag", values: tags },
    rules: Object.fromEntries(leftOut.map((id) => [id, { enabled: false }])),
    resultTypes: ["violations", "incomplete"],
    elementRef: true,
    selectors: false,
    ancestry: false,
    xpath: false,
    iframes: false,
    preload: false,
  });
  return {
    version: axe.version,
    violations: results.violations.map(told),
    incomplete: results.incomplete.map(told),
    passes: results.passes.map((rule) => rule.id),
    inapplicable: results.inapplicable.map((rule) => rule.id),
  };
};

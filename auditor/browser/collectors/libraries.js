// The versions of JavaScript libraries by their own word. This runs in the page's own world, where the page can make
// every name mean anything: each is read by itself, and only short strings are kept.
(() => {
  const MOST_CHARACTERS = 40;
  const $ = () => window.jQuery || window.$;
  const told = {
    jquery: () => $().fn.jquery,
    "jquery-ui": () => $().ui.version,
    jplayer: () => $().jPlayer.prototype.version.script,
    prettyphoto: () => $().prettyPhoto.version,
    bootstrap: () => window.bootstrap?.Tooltip?.VERSION ?? ($().fn.modal ?? $().fn.tooltip).Constructor.VERSION,
    "bootstrap-select": () => $().fn.selectpicker.Constructor.VERSION,
    datatables: () => $().fn.dataTable.version,
    angularjs: () => window.angular.version.full,
    moment: () => window.moment.version,
    lodash: () => (typeof window._.runInContext === "function" ? window._.VERSION : ""),
    underscore: () => (typeof window._.runInContext === "function" ? "" : window._.VERSION),
    handlebars: () => window.Handlebars.VERSION,
    mustache: () => window.Mustache.version,
    prototype: () => window.Prototype.Version,
    mootools: () => window.MooTools.version,
    dompurify: () => window.DOMPurify.version,
    ckeditor: () => window.CKEDITOR.version,
    ckeditor5: () => window.CKEDITOR_VERSION,
    tinymce: () => `${window.tinymce.majorVersion}.${window.tinymce.minorVersion}`,
    knockout: () => window.ko.version,
    backbone: () => window.Backbone.VERSION,
    highcharts: () => window.Highcharts.version,
    chartjs: () => window.Chart.version,
    videojs: () => window.videojs.VERSION,
    yui: () => window.YUI?.version ?? window.YAHOO.VERSION,
    dojo: () => `${window.dojo.version.major}.${window.dojo.version.minor}.${window.dojo.version.patch}`,
    pdfjs: () => (window.pdfjsLib ?? window.PDFJS).version,
  };
  const found = {};
  for (const key in told) {
    try {
      const version = told[key]();
      if (typeof version === "string" && version && version.length <= MOST_CHARACTERS) found[key] = version;
    } catch {
      // not there, or not what it seems
    }
  }
  return found;
})()

// The style of the HTML form: paper, ink and one accent; logical properties, so that a document
// written from right to left mirrors by itself.
#pragma once

#include <string_view>

namespace acta::documents {

inline constexpr std::string_view html_style = R"css(
:root{--paper:#fff;--ink:#1c2126;--ink-2:#525b63;--rule:#dcd8cd;--rule-strong:#8d8778;
--accent:#14506e;--serif:"Source Serif 4","Noto Serif","Noto Naskh Arabic",Georgia,serif;
--sans:"IBM Plex Sans","Noto Sans","Noto Sans Arabic","Segoe UI",system-ui,sans-serif}
@media screen and (prefers-color-scheme:dark){:root{--paper:#14181b;--ink:#e9e6df;--ink-2:#b0b5b8;
--rule:#2e353a;--rule-strong:#6b757c;--accent:#8cc4e0}}
*{box-sizing:border-box}
body{margin:0 auto;max-inline-size:52rem;padding:2.5rem 1.25rem 3rem;background:var(--paper);
color:var(--ink);font:400 1.0625rem/1.6 var(--serif);overflow-wrap:break-word}
.front{border-block-start:3px solid var(--accent);margin-block-end:2.5rem}
.band{display:flex;justify-content:space-between;gap:1.5rem;padding-block:.6rem;
border-block-end:1px solid var(--rule);font:500 .875rem/1.4 var(--sans);color:var(--ink-2)}
h1,h2,h3,h4,h5,h6{font-family:var(--serif);font-weight:600;line-height:1.25;text-wrap:balance;
break-after:avoid}
h1{font-size:2.125rem;margin:1.75rem 0 .75rem}h2{font-size:1.4rem;margin:2.5rem 0 .75rem}
h3{font-size:1.15rem;margin:2rem 0 .5rem}h4,h5,h6{font-size:1rem;margin:1.5rem 0 .5rem}
.facts{margin:0;font:400 .9375rem/1.5 var(--sans);color:var(--ink-2)}
p{margin:0 0 1rem;max-inline-size:72ch}
.figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(10rem,1fr));gap:1.25rem 2rem;
margin:1.25rem 0 2rem}
.figures div{display:flex;flex-direction:column-reverse;justify-content:flex-end;
border-block-start:1px solid var(--rule-strong);padding-block-start:.5rem;break-inside:avoid}
dt{font:400 .875rem/1.4 var(--sans);color:var(--ink-2)}
dd{margin:0;font-size:1.75rem;line-height:1.3;font-variant-numeric:lining-nums}
.table{overflow-x:auto;margin:1.25rem 0 2rem}
table{border-collapse:collapse;inline-size:100%;font:400 .875rem/1.45 var(--sans);
font-variant-numeric:tabular-nums lining-nums;border-block-end:1px solid var(--rule-strong)}
caption{text-align:start;font:600 1rem/1.4 var(--serif);padding-block-end:.6rem}
th,td{padding:.45rem .75rem;vertical-align:top;text-align:start;
border-block-end:1px solid var(--rule)}
th:first-child,td:first-child{padding-inline-start:0}
th:last-child,td:last-child{padding-inline-end:0}
thead th{font-weight:600;color:var(--ink-2);vertical-align:bottom;
border-block-start:2px solid var(--accent);border-block-end:1px solid var(--rule-strong)}
tbody th{font-weight:400}
.total th,.total td{font-weight:600;border-block-start:1px solid var(--rule-strong)}
.center{text-align:center}.end{text-align:end}
.none{color:var(--ink-2);font-style:italic}
.note{font:400 .8125rem/1.5 var(--sans);color:var(--ink-2);margin-block-end:.4rem}
sup{line-height:0;font-size:.72em;padding-inline-start:.15em}
dd sup{font-size:.5em;vertical-align:.7em}
a{color:var(--accent)}
a:focus-visible,.table:focus-visible{outline:2px solid var(--accent);outline-offset:3px}
.strip{display:flex;gap:1rem;align-items:flex-start;margin-block-start:3rem;
padding-block-start:.75rem;
border-block-start:1px dashed var(--rule-strong);font:400 .75rem/1.5 var(--sans);color:var(--ink-2)}
.strip svg{flex:none;inline-size:5.25rem;block-size:5.25rem;background:#fff}
.strip p{margin:0;overflow-wrap:anywhere}.strip code{font:400 .95em var(--sans);color:var(--ink)}
@page{size:A4;margin:20mm 22mm 16mm}
@media print{body{max-inline-size:none;padding:0;font-size:10pt;display:table;inline-size:100%}
main{display:table-row-group}
.strip{display:table-footer-group;break-inside:avoid}
.strip::before{content:"";display:block;margin-block:5mm 2.5mm;
border-block-start:1px dashed var(--rule-strong)}
.strip svg{float:inline-start;margin-inline-end:4mm;inline-size:18mm;block-size:18mm}
thead{display:table-header-group}tr{break-inside:avoid}.table{overflow:visible}
.break{break-before:page}h1{font-size:22pt}h2{font-size:14pt}table{font-size:8.5pt}
p{orphans:2;widows:2;max-inline-size:none}
.figures{grid-template-columns:repeat(auto-fill,minmax(33mm,1fr));gap:5mm 6mm}
a{color:inherit;text-decoration:none}}
)css";

}  // namespace acta::documents

/** The page's style: the tokens of the product's screens. Ink on warm paper; colour means something or is absent. */
export const style = `
:root{color-scheme:light;--paper:#f6f3ec;--side:#eeeae0;--surface:#fffdf9;--sunk:#f2eee5;--line:#e1dbce;--line-2:#cbc3b2;
--control:#857e6c;--ink:#20231d;--ink-2:#4a4e45;--ink-3:#63665a;--green:#1e5a3e;--green-tint:#e2ece1;--green-line:#a6c4b0;
--brick:#9a2b1e;--brick-tint:#f8e4de;--blue:#25507f;--blue-tint:#e2ebf3;--focus:#1d5fbf;
--sans:"Source Sans 3","Segoe UI",system-ui,-apple-system,"Noto Sans",sans-serif;
--serif:"Source Serif 4",Georgia,"Noto Serif",serif;--mono:"IBM Plex Mono",ui-monospace,"SFMono-Regular",Menlo,monospace}
@media (prefers-color-scheme:dark){:root{color-scheme:dark;--paper:#141713;--side:#0f120e;--surface:#1b1f1a;--sunk:#222721;
--line:#2f352d;--line-2:#444b41;--control:#7f877a;--ink:#eceae2;--ink-2:#c0c1b6;--ink-3:#9da093;--green:#86c79f;
--green-tint:#1d3226;--green-line:#3d6b4f;--brick:#f0988a;--brick-tint:#3a1f1a;--blue:#93bbe6;--blue-tint:#1b2a3a;--focus:#8fc1ff}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:16px}
body{margin:0;background:var(--paper);color:var(--ink);font:400 15px/1.5 var(--sans);font-variant-numeric:tabular-nums lining-nums}
h1,h2,h3,h4,p,ul,ol,dl,dd,table,pre{margin:0;padding:0}
ul,ol{list-style:none}
a{color:var(--green);text-decoration-color:var(--green-line);text-underline-offset:3px}
a:hover{text-decoration-color:currentColor}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px;border-radius:3px}
h1{font:600 27px/1.2 var(--serif);letter-spacing:-.01em}
h2{font:600 21px/1.3 var(--serif)}
h3{font:600 13.5px/1.3 var(--sans);color:var(--ink-2);margin:16px 0 6px}
code,pre{font:400 12.5px/1.55 var(--mono)}
pre{background:var(--sunk);border:1px solid var(--line);border-radius:5px;padding:10px 12px;overflow-x:auto;tab-size:2}
.skip{position:absolute;left:-999px}.skip:focus{left:12px;top:12px;background:var(--surface);padding:8px 12px;z-index:9}
.app{display:grid;grid-template-columns:224px minmax(0,1fr);min-height:100vh}
.side{background:var(--side);border-right:1px solid var(--line);padding:16px 12px;position:sticky;top:0;height:100vh;overflow-y:auto;display:flex;flex-direction:column;gap:16px}
.brand{display:flex;align-items:center;gap:9px;padding:2px 8px;font:600 19px/1 var(--serif);color:var(--ink)}
.side a{display:flex;align-items:center;min-height:32px;padding:0 8px;border-radius:5px;color:var(--ink-2);text-decoration:none;font-size:14.5px}
.side a:hover{background:var(--line);color:var(--ink)}
.side .n{margin-left:auto;color:var(--ink-3);font-size:12.5px}
.lang{display:inline-flex;border:1px solid var(--control);border-radius:3px;overflow:hidden;align-self:flex-start;margin:auto 8px 0}
.lang a{min-height:28px;min-width:40px;justify-content:center;border-radius:0;font-size:12.5px}
.lang a[aria-current]{background:var(--ink);color:var(--surface);font-weight:600}
main{min-width:0;max-width:1000px;padding:28px 28px 64px}
.lead{font-size:18px;line-height:1.45;color:var(--ink-2);max-width:68ch;margin-top:12px}
section{margin-top:44px}
section>h2{padding-bottom:8px;border-bottom:1px solid var(--line-2)}
.steps li{margin-top:14px}.steps p{margin-bottom:6px;color:var(--ink-2)}
.terms{display:grid;grid-template-columns:150px minmax(0,1fr);gap:10px 20px;margin-top:16px}
.terms dt{font:400 13px/1.65 var(--mono)}.terms dd{color:var(--ink-2);max-width:64ch}
details{border-bottom:1px solid var(--line)}
summary{display:grid;grid-template-columns:62px minmax(0,1fr);gap:2px 10px;padding:10px 4px;cursor:pointer;list-style:none;align-items:baseline}
summary::-webkit-details-marker{display:none}
summary:hover{background:var(--sunk)}
summary .t{font-weight:600}
summary code{grid-column:2;color:var(--ink-3);overflow-wrap:anywhere}
.verb{font:600 11.5px/1.7 var(--mono);text-align:center;border-radius:3px;border:1px solid currentColor;color:var(--blue);background:var(--blue-tint)}
.verb.post{color:var(--green);background:var(--green-tint)}.verb.delete{color:var(--brick);background:var(--brick-tint)}
.body{padding:2px 4px 20px 76px}
.body>p{color:var(--ink-2)}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:13.5px}
th{text-align:left;font-weight:500;color:var(--ink-3);font-size:12.5px}
th,td{padding:6px 14px 6px 0;border-bottom:1px solid var(--line);vertical-align:top}
td:first-child{white-space:nowrap}
.req{color:var(--brick);font-size:12px;margin-left:6px}
.q{color:var(--ink-3)}
.codes{display:flex;flex-wrap:wrap;gap:6px}
.codes a,.codes span{font:400 12.5px/1.9 var(--mono);border:1px solid var(--line-2);border-radius:3px;padding:0 8px;text-decoration:none;color:var(--ink-2)}
.codes .ok{color:var(--green);border-color:var(--green-line)}
@media (max-width:820px){
.app{display:block}
.side{position:static;height:auto;border-right:0;border-bottom:1px solid var(--line);gap:10px;padding:12px 16px}
.side nav:not(.lang){display:flex;gap:4px;overflow-x:auto;margin:0 -16px;padding:0 8px 4px}
.side nav:not(.lang) a{white-space:nowrap;min-height:40px}.side .n{display:none}
.lang{position:absolute;right:16px;top:12px;margin:0}
.lang a{min-height:32px;min-width:44px}
main{padding:20px 16px 48px}
h1{font-size:24px}.lead{font-size:16px}
.terms{grid-template-columns:minmax(0,1fr);gap:2px}.terms dd{margin-bottom:12px}
summary{min-height:48px}.body{padding-left:4px}
}
@media print{.side{display:none}.app{display:block}body{background:#fff;color:#000}}
`;

using System.Security.Cryptography;
using System.Text;

namespace ClaimTrack.Web.Public.Embed;

/// <summary>The style of the frame, inside its page. Colours are those of tokens.css.</summary>
static class EmbedStyle
{
    public static readonly string Css = """

        :root { color-scheme: light dark; --ct-sheet: light-dark(#ffffff, #1b1e25); --ink: light-dark(#171a21, #f0ede6); --ink-2: light-dark(#454a56, #c0c3cb); --rule: light-dark(#ddd7ca, #343945); }
        .v--supported { --c: light-dark(#006459, #6fd0bf); --soft: light-dark(#e2f1ee, #16322e); }
        .v--mixed { --c: light-dark(#8a5300, #eab95f); --soft: light-dark(#f9eed9, #362a14); }
        .v--distorted { --c: light-dark(#7a3469, #e3a3d1); --soft: light-dark(#f6e8f2, #35212f); }
        .v--refuted { --c: light-dark(#a5281b, #ff9d8c); --soft: light-dark(#fae7e3, #3a201c); }
        .v--open { --c: light-dark(#4d5463, #b3bac8); --soft: light-dark(#eceef2, #292e38); }
        * { box-sizing: border-box; margin: 0; }
        body { border: 1px solid var(--rule); border-radius: 6px; background: var(--ct-sheet); color: var(--ink); font: 400 1rem/1.45 Georgia, "Noto Naskh Arabic", serif; overflow-wrap: anywhere; }
        main > * { padding: .9rem 1.1rem; }
        .quote { font-size: 1.2rem; }
        mark { background: light-dark(#ffe48a, #5d4a0d); color: light-dark(#171a21, #fff6d8); }
        .who, footer, h1 { font-family: system-ui, "Noto Naskh Arabic", sans-serif; font-size: .875rem; color: var(--ink-2); }
        h1 { padding-block-end: 0; font-weight: 600; }
        .who { margin-block-start: .5rem; }
        .verdict { border-block: 1px solid var(--rule); background: var(--soft); }
        .word { display: flex; align-items: center; gap: .6rem; margin-block-end: .35rem; font-size: 1.6rem; font-weight: 600; line-height: 1.1; color: var(--c); }
        .word svg { flex: none; inline-size: 2rem; block-size: 2rem; }
        a { color: light-dark(#26408f, #a9bcff); display: inline-block; min-block-size: 1.5rem; }
        a:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }

        """.ReplaceLineEndings("\n");

    /// <summary>How the policy names it (https://www.w3.org/TR/CSP3/#match-element-to-source-list).</summary>
    public static readonly string Source = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'";
}

using ClaimTrack.Data;
using ClaimTrack.Web.Platform.Views;
using ClaimTrack.Web.Public.Kept;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using System.Xml.Linq;

namespace ClaimTrack.Web.Public.Embed;

/// <summary>A check in a frame on somebody else's page: one answer without script, cookie or any further file. The frame is
/// sandboxed, so that it belongs to no site; even our own style sheets would be a stranger's to it.</summary>
[Kept, AllowAnonymous]
public sealed class ShowEmbed(AppDbContext db, IWebHostEnvironment host) : ReaderSlice
{
    static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [HttpGet, HttpHead, Route("embed/checks/{number:int}")]
    public async Task<IActionResult> Show(int number)
    {
        var now = await db.Checks.Where(c => c.ClaimId == number).Select(c => new { c.LiveVersion, c.RetractedAt }).FirstOrDefaultAsync(Gone);
        if (now is null) return NotFound();
        // A hash and not the nonce: the answer is kept, and a nonce would be fresh with every 304.
        Response.Headers.ContentSecurityPolicy = $"default-src 'none'; style-src {EmbedStyle.Source}; base-uri 'none'; form-action 'none'; frame-ancestors *";
        Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        if (Known($"{number}.{now.LiveVersion}.{now.RetractedAt?.UtcTicks}") is { } known) return known;
        if (await db.CheckParts(number, Gone) is not { } check) return NotFound();
        var view = check.View(check.Live, check.Check.RetractedAt is null ? Showing.Live : Showing.Retracted, Site);
        return Page(new Shown(view, Shape(RatingLooks.Symbol(view.Content.Rating.Family, view.Content.Rating.Mark))));
    }

    // The drawing itself, as another site's page may not use a part of our file.
    HtmlString Shape(string symbol)
    {
        var file = host.WebRootFileProvider.GetFileInfo("icons/symbols.svg");
        if (!file.Exists) return HtmlString.Empty;
        using var stream = file.CreateReadStream();
        var drawing = XDocument.Load(stream).Root!.Elements(Svg + "symbol").FirstOrDefault(s => (string?)s.Attribute("id") == symbol);
        return drawing is null ? HtmlString.Empty
            : new(new XElement(Svg + "svg", drawing.Attribute("viewBox"), new XAttribute("aria-hidden", "true"), drawing.Nodes()).ToString(SaveOptions.DisableFormatting));
    }

    /// <summary>What the page shows.</summary>
    public sealed record Shown(CheckView Check, HtmlString Shape);
}

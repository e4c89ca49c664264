using System.Text.Json;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Public.StructuredData;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Public.Orders;

/// <summary>What stands in place of a check that a legal order keeps from readers: 451 with who ordered it and why
/// (https://www.rfc-editor.org/rfc/rfc7725). Nothing of the check is in it.</summary>
static class Withheld
{
    /// <summary>As a page.</summary>
    public static IActionResult Page(Slice slice, LegalOrder order)
    {
        Say(slice.Response, order);
        return slice.View("/Public/Orders/Withheld.cshtml", order);
    }

    /// <summary>As a page inside a frame on another site.</summary>
    public static IActionResult Frame(Slice slice, LegalOrder order)
    {
        Say(slice.Response, order);
        return slice.View("/Public/Orders/WithheldFrame.cshtml", order);
    }

    /// <summary>For programs.</summary>
    public static IActionResult Data(Slice slice, LegalOrder order)
    {
        Say(slice.Response, order);
        return slice.Content(JsonSerializer.Serialize(new { error = new { code = StatusCodes.Status451UnavailableForLegalReasons, message = Sentence(order) } }, LinkedData.Options), "application/json; charset=utf-8");
    }

    /// <summary>In a sentence.</summary>
    public static string Sentence(LegalOrder order) => $"This check is not shown by order of {OpenText.Of(order.OrderedBy)}: {OpenText.Of(order.Reason)}";

    /// <summary>The status and the headers. An order may be lifted at any time.</summary>
    public static void Say(HttpResponse response, LegalOrder order)
    {
        response.StatusCode = StatusCodes.Status451UnavailableForLegalReasons;
        response.Headers.CacheControl = "no-cache";
        if (CheckView.WebLink(order.Url) is { } url) response.Headers.Append("Link", $"<{Ascii(new Uri(url))}>; rel=\"blocked-by\"");
    }

    static string Ascii(Uri uri) => new UriBuilder(uri) { Host = uri.IdnHost }.Uri.AbsoluteUri;
}

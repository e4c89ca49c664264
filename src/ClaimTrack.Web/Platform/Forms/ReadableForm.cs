using ClaimTrack.Web.Platform.Errors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ClaimTrack.Web.Platform.Forms;

/// <summary>Reads the form before anybody asks for a part of it. Otherwise the check of the form token would report a body that
/// it cannot read as a token that it cannot find, and a slice would meet no form at all.</summary>
sealed class ReadableForm : IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>After the limits of the form, which stand at 900, and before its token, at 1000.</summary>
    public int Order => 950;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (!request.HasFormContentType || context.HttpContext.IsErrorPage()) return;
        try
        {
            await request.ReadFormAsync(context.HttpContext.RequestAborted);
        }
        catch (BadHttpRequestException refused)
        {
            context.Result = new StatusCodeResult(refused.StatusCode);
        }
        catch (Exception broken) when (IsOf(broken))
        {
            context.Result = new BadRequestResult();
        }
    }

    /// <summary>What is thrown over a form that cannot be read: a broken boundary, too many fields, an end too early, an alphabet
    /// that is not taken.</summary>
    public static bool IsOf(Exception exception) => exception is InvalidDataException or IOException or NotSupportedException;
}

using System.Diagnostics;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using ClaimTrack.Web.Platform.Tongues;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Platform.Errors;

/// <summary>What a person sees when something did not happen: what it was, what to do, and what they had typed.</summary>
public sealed record ErrorModel
{
    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What happened, as a heading.</summary>
    public required string Title { get; init; }

    /// <summary>What to do.</summary>
    public required string Text { get; init; }

    /// <summary>Names the entry in the log, where there is one.</summary>
    public string? Reference { get; init; }

    /// <summary>Where to go back to.</summary>
    public required string Back { get; init; }

    /// <summary>What had been typed into the form that was not carried out.</summary>
    public IReadOnlyList<(string Field, string Text)> Typed { get; init; } = [];

    /// <summary>Whether the address is one of readers, who get the site's own frame round the words.</summary>
    public bool IsForReaders { get; init; }

    /// <summary>The words of an address that leads nowhere, to look for.</summary>
    public string Words { get; init; } = "";

    /// <summary>The Turbo frame that asked, if one did.</summary>
    public string? Frame { get; init; }
}

static class ErrorPages
{
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error",
            AllowStatusCode404Response = true,
            StatusCodeSelector = Status,
            // Refusals and races are answers, not faults.
            SuppressDiagnosticsCallback = context => Status(context.Exception) < 500,
        });
        app.UseStatusCodePagesWithReExecute("/error");
    }

    /// <summary>Whether the request has failed already and its error page is being made.</summary>
    public static bool IsErrorPage(this HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerPathFeature>() is not null;

    public static int Status(Exception exception) => exception switch
    {
        RefusedException or DbUpdateConcurrencyException => StatusCodes.Status409Conflict,
        BadHttpRequestException bad => bad.StatusCode,
        InvalidDataException => StatusCodes.Status400BadRequest,
        OperationCanceledException => StatusCodes.Status499ClientClosedRequest,
        _ => StatusCodes.Status500InternalServerError,
    };
}

/// <summary>Shows the page for an error, for people and, inside a frame, for the frame.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
[AllowAnonymous, IgnoreAntiforgeryToken, DisableRateLimiting, InReadersTongue]
public sealed class Error(ILogger<Error> log) : Slice
{
    /// <summary>The page.</summary>
    [Route("error")]
    public IActionResult Show()
    {
        var exception = HttpContext.Features.Get<IExceptionHandlerPathFeature>();
        var status = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        if (exception is null && status is null) return NotFound();
        var path = exception?.Path ?? status!.OriginalPath;
        var model = Explain(exception?.Error, Response.StatusCode) with
        {
            Back = BackFrom(path),
            IsForReaders = path.Split('/') is not ["", "desk" or "account" or "invitations" or "setup", ..],
            Words = string.Join(' ', path.Split('/')[^1].Split('-', '+', '.', '_', ' ').Where(word => !word.All(char.IsAsciiDigit))),
            Typed = WhatWasTyped(),
            Frame = Request.Headers["Turbo-Frame"].FirstOrDefault() is { Length: > 0 and < 100 } frame ? frame : null,
        };
        if (!model.IsForReaders) SiteTongues.Speak(SiteTongues.Default);
        if (model.Status == StatusCodes.Status401Unauthorized) model = model with { Back = $"/account/sign-in?back={Uri.EscapeDataString(model.Back)}" };
        Response.StatusCode = model.Status;
        return Request.Headers.Accept.ToString().Contains("json", StringComparison.Ordinal)
            ? new JsonResult(new { error = new { code = model.Status, message = $"{model.Title}. {model.Text}" } }) { StatusCode = model.Status }
            : Page(model);
    }

    ErrorModel Explain(Exception? exception, int status)
    {
        ErrorModel Say(string title, string text, string? reference = null) => new() { Status = status, Title = title, Text = text, Reference = reference, Back = "/" };
        if (exception is RefusedException refused) return Say("That was not possible", refused.Message);
        switch (status)
        {
            case 400: return Say("The form could not be read", "It was open for too long, or came in damaged. Go back, load the page again and send it once more.");
            case 401: return Say("You are signed out", "Sign in again; what you typed is kept.");
            case 403:
                return Say("This is not open to you", HttpContext.MemberOrNull() is { } m
                ? $"You are {m.Role.Say()} in {m.Team.Name}, and this needs more. Ask an Admin of the team."
                : "Sign in with an account that may see it.");
            case 404: return Say("There is no page at this address", "The address may be cut short, or what it named is gone or was never yours to see.");
            case 405: return Say("This address does not take that", "Go back and use the page's own buttons.");
            case 409: return Say("Somebody changed this at the same moment", "Nothing was overwritten. Go back, look at what is there now, and send yours again.");
            case 413: return Say("That is too large", $"At most {RequestLimits.BodyBytes / (1024 * 1024)} MB can be sent at once. Paste the part that matters.");
            case 415: return Say("This kind of content is not taken here", "Go back and use the page's own form.");
            case 426: return Say("This page needs https", "Open it at its https address. Whoever runs this site: let a proxy speak https and name it in Proxies, or set Cookies:Secure to false to try things out.");
            case 429: return Say("Too much at once", $"Wait {Response.Headers.RetryAfter.FirstOrDefault() ?? "10"} seconds and try again.");
            case 499: return Say("The request was ended", "It was broken off before the answer was ready.");
            case >= 500:
                var reference = Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;
                // The route and not the path, which may hold somebody's token.
                log.LogError("Answered {Status} on {Route}, reference {Reference}", status, Route(), reference);
                return Say("Something is broken on our side", "Nothing you typed was saved by this. Try again; if it stays, tell whoever runs this site the reference below.", reference);
            default: return Say("That did not work", "Go back and try once more.");
        }
    }

    string Route() => (HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Endpoint ?? HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.Endpoint)?.DisplayName ?? "no route";

    string BackFrom(string path) =>
        Request.Headers.Referer.FirstOrDefault() is { } referer && Uri.TryCreate(referer, UriKind.Absolute, out var from) && from.Host == Request.Host.Host && from.AbsolutePath != path
            ? from.PathAndQuery
            : path.Split('/') is ["", "desk", var team, "claims", var id, ..] ? $"/desk/{Uri.EscapeDataString(team)}/claims/{Uri.EscapeDataString(id)}"
            : path.Split('/') is ["", "desk", var desk, ..] ? $"/desk/{Uri.EscapeDataString(desk)}" : "/";

    // Nothing that was typed is lost: it stands on the page that says why it was not saved. Secrets are no such text.
    List<(string, string)> WhatWasTyped()
    {
        if (HttpMethods.IsGet(Request.Method) || !Request.HasFormContentType) return [];
        IFormCollection form;
        try
        {
            form = Request.Form;
        }
        catch (Exception e) when (ReadableForm.IsOf(e))
        {
            return []; // it is the form itself that cannot be read, which the page says
        }
        return [.. from field in form
                   // What stood there before was not typed.
                   where !field.Key.StartsWith("__", StringComparison.Ordinal) && !field.Key.StartsWith("Was.", StringComparison.Ordinal) && !field.Key.Contains("Password", StringComparison.Ordinal) && !field.Key.Contains("Token", StringComparison.Ordinal)
                   from text in field.Value
                   where text.Length > 20 || text.Contains(' ')
                   select (field.Key, text)];
    }
}

using ClaimTrack.Migrations.Sqlite;
using ClaimTrack.Migrations.SqlServer;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Platform;

/// <summary>Two people who change the same thing in the same instant: one of them loses the race in the database without
/// having done anything wrong. Their request is run again on what is there now, where the slice can tell a real conflict
/// (they looked at an older text) from none (both added a source).</summary>
sealed class RunAgain(RequestDelegate next, ILogger<RunAgain> log)
{
    const int Tries = 4;

    public async Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }
        var services = context.RequestServices;
        for (var tried = 1; ; tried++)
        {
            await using var scope = services.CreateAsyncScope();
            context.RequestServices = scope.ServiceProvider;
            try
            {
                await next(context);
                return;
            }
            catch (DbUpdateException lost) when (tried < Tries && IsRace(lost) && !context.Response.HasStarted)
            {
                // The endpoint and not the path, which may hold the token of an invitation.
                log.LogInformation("Lost a race for {Endpoint}, running again ({Tried})", context.GetEndpoint()?.DisplayName, tried);
                context.Response.Clear();
            }
            finally
            {
                context.RequestServices = services;
            }
        }
    }

    static bool IsRace(DbUpdateException e) => e is DbUpdateConcurrencyException || SqliteDatabase.IsDuplicate(e) || SqlServerDatabase.IsDuplicate(e);
}

using System.Security.Cryptography;
using System.Text;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Platform.Seeding;

/// <summary>What a database without any account gets at start: in Development people and work to look around in, elsewhere
/// the code with which its administrator is made.</summary>
static class FirstRun
{
    // Without what is mistaken for another sign.
    const string Signs = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Prepares an empty database, and does nothing to any other.</summary>
    public static async Task Prepare(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var stop = app.Lifetime.ApplicationStopping;
        if (await db.Users.AnyAsync(stop)) return;
        var address = app.Services.GetRequiredService<SiteAddress>().Own().TrimEnd('/');
        if (app.Environment.IsDevelopment()) await Demonstrate(app, scope.ServiceProvider, db, address, stop);
        else Console.WriteLine($"\n  Nobody has an account yet. Set up this installation at {address}/setup\n  Set-up code: {app.Services.GetRequiredService<SetupCode>().Make()}\n");
    }

    static async Task Demonstrate(WebApplication app, IServiceProvider services, AppDbContext db, string address, CancellationToken ct)
    {
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var hasher = services.GetRequiredService<IPasswordHasher<Account>>();
        var names = services.GetRequiredService<ILookupNormalizer>();
        var password = string.Join('-', RandomNumberGenerator.GetString(Signs, 16).Chunk(4).Select(part => new string(part)));
        // One transaction: a start that is interrupted leaves an empty database, and the next one begins anew.
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            db.ChangeTracker.Clear();
            await using var all = await db.Database.BeginTransactionAsync(ct);
            var accounts = new Dictionary<string, Account>();
            foreach (var (email, name) in DemoData.People)
            {
                var account = new Account
                {
                    UserName = email,
                    NormalizedUserName = names.NormalizeName(email),
                    Email = email,
                    NormalizedEmail = names.NormalizeEmail(email),
                    EmailConfirmed = true,
                    DisplayName = name,
                    LockoutEnabled = true,
                    CreatedAt = now,
                    IsInstanceAdmin = accounts.Count == 0,
                };
                account.PasswordHash = hasher.HashPassword(account, password);
                db.Users.Add(accounts[email] = account);
            }
            await db.SaveChangesAsync(ct);
            await DemoData.Fill(db, accounts, now, ct);
            await all.CommitAsync(ct);
        });
        var told = Tell(address, password, await Roles(db, ct));
        var file = Path.Combine(app.Environment.ContentRootPath, "App_Data", "demo-accounts.txt");
        WriteForOwner(file, told);
        Console.WriteLine($"\n{told}\n  This is shown once; it stays in {file}.\n");
    }

    static async Task<List<(string Email, string Name, string Roles)>> Roles(AppDbContext db, CancellationToken ct)
    {
        var members = await db.Members.Where(m => m.RemovedAt == null).Select(m => new { m.AccountId, m.Role, Team = m.Team.Name }).ToListAsync(ct);
        var accounts = await db.Users.Select(a => new { a.Id, a.Email, a.DisplayName }).ToListAsync(ct);
        return [.. from account in accounts
                   let memberships = members.Where(m => m.AccountId == account.Id).OrderByDescending(m => m.Role).ToList()
                   orderby memberships.Count == 0, memberships.FirstOrDefault()?.Team, memberships.FirstOrDefault()?.Role descending
                   select (account.Email!, account.DisplayName, memberships.Count == 0 ? "no team" : string.Join(", ", memberships.Select(m => $"{m.Role.Say()} in {m.Team}")))];
    }

    static string Tell(string address, string password, List<(string Email, string Name, string Roles)> accounts)
    {
        var text = new StringBuilder();
        text.Append("  ClaimTrack is at ").AppendLine(address);
        text.AppendLine("  Demonstration accounts:");
        var width = accounts.Max(a => a.Email.Length);
        foreach (var (email, name, roles) in accounts) text.AppendLine($"    {email.PadRight(width)}  {name}: {roles}");
        text.Append("  Password of each: ").Append(password);
        return text.ToString();
    }

    static void WriteForOwner(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Delete(file); // the mode below counts for a new file only
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        writer.WriteLine(text);
    }
}

using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Seeding;
using ClaimTrack.Web.Tests;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimTrack.Browser.Tests;

/// <summary>A new installation, which waits to be set up until it is filled with the demonstration. Two addresses of it do
/// nothing but fail.</summary>
public sealed class DemoSite : Site
{
    /// <inheritdoc/>
    protected override bool IsSetUp => false;

    /// <summary>A person of the demonstration.</summary>
    public static Person The(string firstName)
    {
        var (email, name) = DemoData.People.Single(p => p.Name.StartsWith(firstName + " ", StringComparison.Ordinal));
        return new("", email, name, 0);
    }

    /// <summary>Brings in the demonstration's people and their work.</summary>
    public Task Fill() => Change(async db =>
    {
        var hash = new PasswordHasher<Account>().HashPassword(new Account(), Password);
        var accounts = DemoData.People.ToDictionary(p => p.Email, p => new Account
        {
            UserName = p.Email,
            NormalizedUserName = p.Email.ToUpperInvariant(),
            Email = p.Email,
            NormalizedEmail = p.Email.ToUpperInvariant(),
            EmailConfirmed = true,
            DisplayName = p.Name,
            PasswordHash = hash,
            IsInstanceAdmin = p == DemoData.People[0],
        });
        db.AddRange(accounts.Values);
        await db.SaveChangesAsync();
        await DemoData.Fill(db, accounts, Now, TestContext.Current.CancellationToken);
        return 0;
    });

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddControllers().AddApplicationPart(typeof(DemoSite).Assembly));
    }
}

/// <summary>Fails in the way that its address says, for a person of the workspace.</summary>
[Requires(Permission.ReadTeam)]
public sealed class DeskFault : DeskSlice
{
    [HttpGet("fault/{status:int}")]
    public IActionResult Fail(int status) => status == 500 ? throw new InvalidOperationException("Broken as asked.") : StatusCode(status);
}

/// <summary>The same for readers.</summary>
[AllowAnonymous]
public sealed class Fault : Slice
{
    [HttpGet("fault/{status:int}")]
    public IActionResult Fail(int status) => status == 500 ? throw new InvalidOperationException("Broken as asked.") : StatusCode(status);
}

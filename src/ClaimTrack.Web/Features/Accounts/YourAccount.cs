using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Accounts;

/// <summary>A person's own page: teams, name, password.</summary>
[SignedIn]
public sealed class YourAccount(UserManager<Account> accounts, AppDbContext db) : Slice
{
    [HttpGet("account")]
    public async Task<IActionResult> Show(string? done)
    {
        if (await db.OwnAccount(User.AccountId()!, Gone) is not { } model) return NotFound();
        model.Done = done switch
        {
            "profile" => "Profile saved.",
            "password" => "Password changed. Every other session of yours has ended.",
            "letter" => "A letter with the link is on its way.",
            _ => null,
        };
        return Page(model);
    }

    [HttpPost("account/profile")]
    public async Task<IActionResult> SaveProfile(Form form)
    {
        if (await accounts.FindByIdAsync(User.AccountId()!) is not { } account) return NotFound();
        if (!ModelState.IsValid) return Invalid((await db.OwnAccount(account.Id, Gone))!);
        account.DisplayName = form.Name!;
        await accounts.UpdateAsync(account);
        return Redirect("/account?done=profile");
    }

    public sealed class Form
    {
        public string? Name { get; set; }
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.Name).NotEmpty().WithMessage("Write your name.");
            RuleFor(f => f.Name).AtMost(Account.NameMax, "the name");
        }
    }
}

/// <summary>What the account page shows.</summary>
public sealed class OwnAccount
{
    /// <summary>A team of the person.</summary>
    public sealed record InTeam(string Slug, string Name, Role Role, DateTimeOffset Since);

    public required string Name { get; init; }
    public required string Email { get; init; }
    public required bool IsConfirmed { get; init; }
    public required bool IsInstanceAdmin { get; init; }
    public required IReadOnlyList<InTeam> Teams { get; init; }
    public string? PresentPassword { get; init; }
    public string? NewPassword { get; init; }
    internal string? Done { get; set; }
}

static class OwnAccountQuery
{
    /// <summary>An account as its owner sees it.</summary>
    public static async Task<OwnAccount?> OwnAccount(this AppDbContext db, string id, CancellationToken ct)
    {
        var account = await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, ct);
        return account is null ? null : new OwnAccount
        {
            Name = account.DisplayName,
            Email = account.Email!,
            IsConfirmed = account.EmailConfirmed,
            IsInstanceAdmin = account.IsInstanceAdmin,
            Teams = await db.Members.Where(m => m.AccountId == id && m.RemovedAt == null).OrderBy(m => m.Team.Name)
                .Select(m => new OwnAccount.InTeam(m.Team.Slug, m.Team.Name, m.Role, m.JoinedAt)).ToListAsync(ct),
        };
    }
}

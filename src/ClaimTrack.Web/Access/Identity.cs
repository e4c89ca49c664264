using ClaimTrack.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace ClaimTrack.Web.Access;

/// <summary>Sign-in settings, from the section <c>SignIn</c>.</summary>
public sealed class SignInOptions
{
    /// <summary>Failed attempts before an account is locked.</summary>
    public int AttemptsBeforeLockout { get; init; } = 5;

    /// <summary>How long it stays locked, in minutes.</summary>
    public double LockoutMinutes { get; init; } = 15;

    /// <summary>How long a session lives without use, in hours.</summary>
    public double SessionHours { get; init; } = 8;

    /// <summary>How often the security stamp is compared, in seconds; 0 at every request.</summary>
    public double StampSeconds { get; init; } = 60;

    /// <summary>How long a session lives without use on a device on which somebody chose to stay signed in, in days.</summary>
    public double StayDays { get; init; } = 7;

    /// <summary>Rounds of the password hash. Fewer only in tests.</summary>
    public int HashIterations { get; init; } = 220_000;

    /// <summary>How long a link for a new password or for confirming an address works, in hours.</summary>
    public double LinkHours { get; init; } = 2;

    /// <summary>Links that are sent to one address in half an hour.</summary>
    public int LinksPerAddress { get; init; } = 5;

    /// <summary>Whether an e-mail address must be confirmed before the first sign-in.</summary>
    public bool ConfirmEmail { get; init; }

    /// <summary>Whether anybody may register; otherwise only people with an invitation.</summary>
    public bool OpenRegistration { get; init; } = true;
}

static class Identity
{
    /// <summary>Shortest password.</summary>
    public const int PasswordMin = 12;

    /// <summary>Longest password: hashing is work, and nobody types more.</summary>
    public const int PasswordMax = 256;

    /// <summary>Whether the site is only served over https.</summary>
    public static bool SecureOnly(IConfiguration configuration, IHostEnvironment environment) => configuration.GetValue("Cookies:Secure", !environment.IsDevelopment());

    public static void AddAccess(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var section = builder.Configuration.GetSection("SignIn");
        services.Configure<SignInOptions>(section);
        var settings = section.Get<SignInOptions>() ?? new();

        services.AddIdentityCore<Account>(identity =>
        {
            AppDbContext.ConfigureIdentityStores(identity);
            identity.User.RequireUniqueEmail = true;
            identity.User.AllowedUserNameCharacters = ""; // the name is the address, and addresses have more signs than Identity's list
            identity.SignIn.RequireConfirmedEmail = settings.ConfirmEmail;
            identity.Lockout.MaxFailedAccessAttempts = settings.AttemptsBeforeLockout;
            identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(settings.LockoutMinutes);
            identity.Password.RequiredLength = PasswordMin;
            identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
            identity.Password.RequiredUniqueChars = 5;
        }).AddEntityFrameworkStores<AppDbContext>().AddSignInManager().AddDefaultTokenProviders().AddPasswordValidator<CommonPasswords>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = settings.HashIterations);
        services.Configure<DataProtectionTokenProviderOptions>(tokens => tokens.TokenLifespan = TimeSpan.FromHours(settings.LinkHours));
        services.Configure<SecurityStampValidatorOptions>(stamps => stamps.ValidationInterval = TimeSpan.FromSeconds(settings.StampSeconds));

        services.AddScoped<Sessions>();
        services.AddSingleton<SetupCode>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        // __Host- needs a secure cookie, which plain http://localhost cannot carry.
        var secure = SecureOnly(builder.Configuration, builder.Environment);
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = secure ? "__Host-claimtrack" : "claimtrack";
            cookie.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(settings.SessionHours);
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/account/sign-in";
            cookie.AccessDeniedPath = "/account/sign-in";
            cookie.ReturnUrlParameter = "back";
            // A frame would follow the redirect and take the sign-in page for the answer to what was sent.
            cookie.Events.OnRedirectToLogin = context =>
            {
                if (context.Request.Headers.ContainsKey("Turbo-Frame")) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                else context.Response.Redirect(context.RedirectUri);
                return Task.CompletedTask;
            };
        });
        services.AddAntiforgery(forgery =>
        {
            forgery.Cookie.Name = secure ? "__Host-claimtrack-form" : "claimtrack-form";
            forgery.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            forgery.Cookie.SameSite = SameSiteMode.Strict;
            forgery.HeaderName = "X-Form-Token";
        });
        services.Configure<Microsoft.AspNetCore.Mvc.CookieTempDataProviderOptions>(once =>
        {
            once.Cookie.Name = secure ? "__Host-claimtrack-once" : "claimtrack-once";
            once.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        services.AddSingleton(new CookiesNeedHttps(secure));
        services.AddAuthorizationBuilder().SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());

        // In the database, which every instance shares, and not in Redis, which may forget: everybody would be signed out.
        services.AddDataProtection().SetApplicationName("ClaimTrack").PersistKeysToDbContext<AppDbContext>();
    }
}

/// <summary>Says what is wrong where cookies need https and a request came without it: a form's token would fail on it.</summary>
sealed record CookiesNeedHttps(bool Secure)
{
    /// <summary>Refuses pages that need a cookie; readers' pages need none.</summary>
    public Task Check(HttpContext context, RequestDelegate next)
    {
        if (!Secure || context.Request.IsHttps || context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.Controllers.ControllerActionDescriptor>() is not { } action
            || action.ControllerTypeInfo.Namespace?.StartsWith("ClaimTrack.Web.Features", StringComparison.Ordinal) != true) return next(context);
        context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
        return Task.CompletedTask;
    }
}

using System.Globalization;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Background;
using ClaimTrack.Web.Features.Articles;
using ClaimTrack.Web.Live;
using ClaimTrack.Web.Platform.Errors;
using ClaimTrack.Web.Platform.Forms;
using ClaimTrack.Web.Platform.Mail;
using ClaimTrack.Web.Platform.Outgoing;
using ClaimTrack.Web.Platform.Tongues;
using ClaimTrack.Web.Platform.Views;
using ClaimTrack.Web.Public.Cards;
using FluentValidation;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClaimTrack.Web.Platform;

/// <summary>How the application is put together.</summary>
static class ClaimTrackApp
{
    public static void AddClaimTrack(this WebApplicationBuilder builder)
    {
        // Pages speak English whatever language the machine speaks.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        // `dotnet run` outside Development: the manifest that points at the repository's wwwroot exists only in build output.
        if (File.Exists(Path.Combine(AppContext.BaseDirectory, "ClaimTrack.Web.staticwebassets.runtime.json")))
            StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestLimits.BodyBytes;
        });

        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        builder.AddDatabase();
        builder.AddAccess();
        builder.AddRequestLimits();
        services.AddOutgoing(builder.Configuration);
        services.AddMail(builder.Configuration, builder.Environment);
        builder.AddLive();
        services.AddHostedService<ScheduledPublisher>();
        services.AddHostedService<ParkedClaims>();
        services.AddSingleton<Nudges>();
        services.AddHostedService<InboxReader>();
        services.AddHostedService<FollowReader>();
        services.AddHostedService<ForgottenFollows>();
        services.AddHostedService<LetterSender>();
        services.AddHostedService<Digests>();
        services.AddScoped<LetterText>();
        services.AddScoped<ReadersLetterText>();
        services.AddSingleton<FollowLinks>();
        services.AddSingleton<JobKind, Features.Board.BulkJob>();
        services.AddSingleton<JobKind, Features.Board.ExportJob>();
        services.AddHostedService<Jobs>();
        services.AddHostedService<OwnerReminders>();
        services.Configure<SiteOptions>(builder.Configuration.GetSection("Site"));
        services.AddSingleton<SiteAddress>();
        services.AddSingleton<Features.Accounts.Letters>();
        services.AddCors(cors => cors.AddPolicy(Public.OpenToAllAttribute.Policy, policy => policy.AllowAnyOrigin().WithMethods("GET", "HEAD").AllowAnyHeader()
            .WithExposedHeaders("ETag", "Last-Modified", "Link", "Retry-After").SetPreflightMaxAge(TimeSpan.FromDays(1))));
        services.AddSingleton<Public.Kept.KeptPages>();
        services.AddCards();
        services.AddLocalization();
        services.AddSingleton<Wording>();
        services.AddScoped<SidebarQuery>();
        services.AddScoped<Intake>();
        services.AddValidatorsFromAssemblyContaining<Program>(includeInternalTypes: true);
        services.AddControllersWithViews(mvc =>
        {
            mvc.Filters.Add(new ReadableForm());
            // An object, since Add<T> would drop its order: who may ask at all comes before whether the form is forged.
            mvc.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            mvc.Filters.Add<ValidationFilter>();
            mvc.ModelBinderProviders.Insert(0, new CleanTextBinderProvider());
            mvc.ModelBinderProviders.Insert(0, new VersionBinderProvider());
            // Our forms are plain ones; these two throw at a bracket that is not closed.
            mvc.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
            mvc.ValueProviderFactories.RemoveType<JQueryQueryStringValueProviderFactory>();
            mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            mvc.SpeakLikeAPerson();
        }).AddRazorOptions(razor => razor.ViewLocationExpanders.Add(new FeatureViews()));
    }

    public static async Task UseClaimTrack(this WebApplication app)
    {
        await app.MigrateDatabase();
        app.UseForwardedHeaders();
        var secureOnly = Identity.SecureOnly(app.Configuration, app.Environment);
        app.UseMiddleware<Public.Kept.ServeKept>(secureOnly);
        app.UseSecurityHeaders(secureOnly);
        app.Use(SoundHost);
        app.UseErrorPages();
        app.UseTongueOfAddress();
        app.UseRouting();
        app.UseReadersTongue();
        app.UseMiddleware<Public.Kept.KeepPages>(secureOnly);
        app.UseCors();
        app.UseBodyLimit();
        app.Use((context, next) => OwnOriginOnly.Check(context, next));
        app.Use((context, next) => context.RequestServices.GetRequiredService<CookiesNeedHttps>().Check(context, next));
        app.UseAuthentication();
        app.UseRateLimiter();
        app.Use(NothingThere);
        app.UseAuthorization();
        app.UseMiddleware<RunAgain>();
        app.MapStaticAssets().AllowAnonymous();
        app.MapLive();
        // WithStaticAssets on this builder, and not on MapControllerRoute's, reaches every controller (dotnet/aspnetcore#59003).
        app.MapControllers().WithStaticAssets();
    }

    // Where no address of the site is configured its pages are named after the host that was asked for. One that no address can
    // be made of is refused, as HTTP wants it (https://www.rfc-editor.org/rfc/rfc9112#section-3.2); nothing can be shown then.
    static Task SoundHost(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out _)) return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    // Where nothing answers, or not to this verb, the truth is 404 or 405 for everybody; the policy for pages that forgot to say
    // who may see them would send readers to sign in.
    static Task NothingThere(HttpContext context, RequestDelegate next)
    {
        switch (context.GetEndpoint())
        {
            case RouteEndpoint: return next(context);
            case { RequestDelegate: { } refusal }: return refusal(context);
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
        }
    }

    /// <summary>Runs the web server, or the command that the arguments name.</summary>
    public static async Task<int> RunClaimTrack(this WebApplication app, string[] args)
    {
        if (await Commands.Run(app, args) is { } exitCode) return exitCode;
        // Not before a command: what it seeds is not to stand beside the demonstration.
        await Seeding.FirstRun.Prepare(app);
        await app.RunAsync();
        return 0;
    }
}

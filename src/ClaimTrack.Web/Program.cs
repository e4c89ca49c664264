using ClaimTrack.Web.Platform;

var builder = WebApplication.CreateBuilder(args);
builder.AddClaimTrack();

var app = builder.Build();
await app.UseClaimTrack();
return await app.RunClaimTrack(args);

/// <summary>The entry point, named so that tests can host the application.</summary>
public partial class Program;

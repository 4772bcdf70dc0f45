using GasOrleans.Operations;
using GasOrleans.WebClient;
using GasOrleans.WebClient.Account;
using GasOrleans.WebClient.Api;
using GasOrleans.WebClient.Billing;
using GasOrleans.WebClient.Browsing;
using GasOrleans.WebClient.Files;
using GasOrleans.WebClient.Jobs;
using GasOrleans.WebClient.Live;
using GasOrleans.WebClient.Operators;
using GasOrleans.WebClient.Site;
using GasOrleans.WebClient.Submissions;
using GasOrleans.WebClient.Tokens;
using GasOrleans.WebClient.Users;
using GasOrleans.WebClient.Variants;

if (Release.IsAskedFor(args))
{
    return 0;
}

// Settings and pages lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.AddTelemetry("gas-web");
builder.AddSite();
builder.AddKeys();
builder.AddClustering();
builder.AddSignIn();
builder.AddJobs();
builder.AddFiles();
builder.AddSubmissions();
builder.AddLive();
builder.AddBilling();
builder.AddApi();
builder.AddOperators();
builder.AddAccount();
builder.AddHealth();

var app = builder.Build();
if (!app.SettingsAreSound())
{
    return 1;
}

app.UseSite();
app.UseSignIn();
app.MapHealth();
app.MapHome();
app.MapSignIn();
app.MapProfile();
app.MapMail();
app.MapBilling();
app.MapAccount();
app.MapSubmissions();
app.MapUploads();
app.MapJobs();
app.MapFiles();
app.MapBrowsing();
app.MapVariants();
app.MapLive();
app.MapTokens();
app.MapApi();
app.MapOperators();
app.MapDoctor();
await app.RunAsync();
return 0;

using GasOrleans.WebClient;
using GasOrleans.WebClient.Account;
using GasOrleans.WebClient.Billing;
using GasOrleans.WebClient.Files;
using GasOrleans.WebClient.Jobs;
using GasOrleans.WebClient.Live;
using GasOrleans.WebClient.Site;
using GasOrleans.WebClient.Submissions;
using GasOrleans.WebClient.Users;

// Settings and pages lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.AddSite();
builder.AddKeys();
builder.AddClustering();
builder.AddSignIn();
builder.AddJobs();
builder.AddFiles();
builder.AddSubmissions();
builder.AddLive();
builder.AddBilling();
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
app.MapLive();
await app.RunAsync();
return 0;

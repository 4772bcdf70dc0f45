using GasOrleans;
using GasOrleans.Annotation;
using GasOrleans.Transfers;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

// Settings lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Services.AddGrains();
builder.UseOrleansOnAws();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<ResourceCheck>();
builder.Services.AddSingleton<AnnotationAttempt>();
builder.Services.AddSingleton<Checkpoints>();
builder.Services.AddOptionsWithValidateOnStart<WorkerOptions, WorkerOptionsValidator>().BindConfiguration("Worker");
builder.Services.AddSingleton<Transfer>();
builder.Services.AddOptionsWithValidateOnStart<TransferOptions, TransferOptionsValidator>().BindConfiguration("Transfers");
builder.Services.AddHostedService<Worker>();
builder.Services.AddHostedService<TransferWorker>();
builder.Services.AddHealthChecks();

var app = builder.Build();
app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
app.MapHealthChecks("/health/ready");
return await Startup.RunAsync(app);

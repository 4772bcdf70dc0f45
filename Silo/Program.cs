using GasOrleans;
using GasOrleans.Annotation;
using GasOrleans.Queues;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddGrains();
builder.UseOrleansOnAws();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<AnnotationAttempt>();
builder.Services.AddOptionsWithValidateOnStart<WorkerOptions, WorkerOptionsValidator>().BindConfiguration("Worker");
builder.Services.AddHostedService<UploadsListener>();
builder.Services.AddHostedService<Worker>();
builder.Services.AddHealthChecks();

var app = builder.Build();
app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
app.MapHealthChecks("/health/ready");
return await Startup.RunAsync(app);

@echo off
rem Runs an installed Maven (3.8 or newer), else a pinned one that is downloaded once and checked by its SHA-512.
setlocal
set VERSION=3.9.11
set SHA512=bcfe4fe305c962ace56ac7b5fc7a08b87d5abd8b7e89027ab251069faebee516b0ded8961445d6d91ec1985dfe30f8153268843c89aa392733d1a3ec956c9978
where mvn >nul 2>nul
if %ERRORLEVEL%==0 (
  call mvn %*
  exit /b %ERRORLEVEL%
)
set MAVEN_HOME=%USERPROFILE%\.m2\wrapper\apache-maven-%VERSION%
if not exist "%MAVEN_HOME%\bin\mvn.cmd" (
  powershell -NoProfile -Command "$ErrorActionPreference='Stop'; $w=\"$env:USERPROFILE\.m2\wrapper\"; New-Item -Force -ItemType Directory $w | Out-Null; $f=\"$w\maven-%VERSION%.tar.gz\"; Invoke-WebRequest -UseBasicParsing 'https://archive.apache.org/dist/maven/maven-3/%VERSION%/binaries/apache-maven-%VERSION%-bin.tar.gz' -OutFile $f; if ((Get-FileHash -Algorithm SHA512 $f).Hash -ne '%SHA512%') { Remove-Item $f; throw 'The Maven download does not match its SHA-512' }; tar -xzf $f -C $w; Remove-Item $f" || exit /b 1
)
call "%MAVEN_HOME%\bin\mvn.cmd" %*
